//! Derived outputs, read from XML answers.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use serde_json::{Map, Value, json};
use spoke_macros::Output;
use spoke_runtime::{Decode, Decoder, Fault, Path, Readable, Response, Secret, Step, look};

fn answer(body: impl AsRef<[u8]>) -> Response {
    Response::new(200, HeaderMap::new(), Bytes::copy_from_slice(body.as_ref()))
}

fn decode<T>(decoder: Decoder<T>, body: impl AsRef<[u8]>) -> Result<T, Fault> {
    (decoder.decode)(&answer(body), &[])
}

fn read<T: Readable>(body: &str) -> T {
    match decode(Decode::<T>::DECODER, body) {
        Ok(output) => output,
        Err(fault) => panic!("{fault}: {body}"),
    }
}

fn fault<T: Readable>(body: impl AsRef<[u8]>) -> String {
    match decode(Decode::<T>::DECODER, &body) {
        Ok(_) => panic!("{} was read", String::from_utf8_lossy(body.as_ref())),
        Err(fault) => fault.to_string(),
    }
}

fn as_json<T: Readable>(body: &str) -> Value {
    match (Decode::<T>::DECODER.untyped.json)(&answer(body), &[]) {
        Ok(json) => json,
        Err(fault) => panic!("{fault}: {body}"),
    }
}

/// Amazon EC2, API reference, `DescribeInstances`: the answer's example, shortened.
const DESCRIBE_INSTANCES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
    <requestId>8f7724cf-496f-496e-8fe3-example</requestId>
    <reservationSet>
        <item>
            <reservationId>r-1234567890abcdef0</reservationId>
            <ownerId>123456789012</ownerId>
            <groupSet/>
            <instancesSet>
                <item>
                    <instanceId>i-1234567890abcdef0</instanceId>
                    <instanceState>
                        <code>16</code>
                        <name>running</name>
                    </instanceState>
                    <dnsName/>
                    <amiLaunchIndex>0</amiLaunchIndex>
                    <launchTime>2015-12-22T10:44:05.000Z</launchTime>
                    <monitoring><state>disabled</state></monitoring>
                    <ebsOptimized>false</ebsOptimized>
                    <tagSet>
                        <item><key>Name</key><value>Server_1</value></item>
                    </tagSet>
                </item>
            </instancesSet>
        </item>
        <item>
            <reservationId>r-2</reservationId>
            <instancesSet>
                <item>
                    <instanceId>i-2</instanceId>
                    <instanceState><code>80</code><name>stopped</name></instanceState>
                    <ebsOptimized>true</ebsOptimized>
                    <tagSet>
                        <item><key>Name</key><value/></item>
                        <item><key>team</key><value>R&amp;D</value></item>
                    </tagSet>
                </item>
                <item>
                    <instanceId>i-3</instanceId>
                    <instanceState><code>272</code><name>hibernating</name></instanceState>
                </item>
            </instancesSet>
        </item>
    </reservationSet>
</DescribeInstancesResponse>
"#;

#[derive(Debug, PartialEq, Output)]
struct Instances {
    #[out(requestId)]
    request_id: String,
    #[out(reservationSet.item[].instancesSet.item[])]
    instances: Vec<Instance>,
    #[out(reservationSet.item[].instancesSet.item[].instanceId)]
    ids: Vec<String>,
    #[out(reservationSet.item[0].reservationId)]
    first: String,
    #[out(nextToken)]
    next_token: Option<String>,
}

#[derive(Debug, PartialEq, Output)]
#[out(case = camel)]
struct Instance {
    instance_id: String,
    #[out(instanceState.code)]
    code: u16,
    #[out(instanceState.name)]
    state: State,
    dns_name: Option<String>,
    ebs_optimized: Option<bool>,
    #[out(tagSet.item[])]
    tags: Vec<Tag>,
}

#[derive(Debug, PartialEq, Output)]
struct Tag {
    key: String,
    value: String,
}

#[derive(Debug, PartialEq, Output)]
#[out(case = kebab)]
enum State {
    Running,
    Stopped,
    #[out(other)]
    Other(String),
}

fn tag(key: &str, value: &str) -> Tag {
    Tag { key: key.to_owned(), value: value.to_owned() }
}

#[test]
fn instances_of_ec2() {
    let read: Instances = read(DESCRIBE_INSTANCES);
    assert_eq!(read.request_id, "8f7724cf-496f-496e-8fe3-example");
    assert_eq!(read.ids, ["i-1234567890abcdef0", "i-2", "i-3"]);
    assert_eq!((read.first.as_str(), read.next_token), ("r-1234567890abcdef0", None));
    let states: Vec<_> = read.instances.iter().map(|one| (one.code, &one.state, one.ebs_optimized)).collect();
    let other = State::Other("hibernating".to_owned());
    assert_eq!(
        states,
        [(16, &State::Running, Some(false)), (80, &State::Stopped, Some(true)), (272, &other, None)]
    );
    assert_eq!(read.instances[0].dns_name.as_deref(), Some(""));
    assert_eq!(read.instances[0].tags, [tag("Name", "Server_1")]);
    assert_eq!(read.instances[1].tags, [tag("Name", ""), tag("team", "R&D")]);
    assert_eq!(read.instances[2].tags, []);
}

#[test]
fn what_is_read_by_name_is_typed() {
    let instance = &as_json::<Instances>(DESCRIBE_INSTANCES)["instances"][0];
    assert_eq!(
        *instance,
        json!({
            "instance_id": "i-1234567890abcdef0", "code": 16, "state": "running", "dns_name": "",
            "ebs_optimized": false, "tags": [{"key": "Name", "value": "Server_1"}],
        })
    );
    let last = &as_json::<Instances>(DESCRIBE_INSTANCES)["instances"][2];
    assert_eq!(last["tags"], json!([]));
    assert_eq!(last.get("ebs_optimized"), None);
}

#[test]
fn an_empty_set_is_an_empty_list() {
    for set in [
        "<reservationSet/>",
        "<reservationSet>\n  </reservationSet>",
        "",
        "<reservationSet><item/></reservationSet>",
    ] {
        let body = format!("<R><requestId>1</requestId>{set}</R>");
        #[derive(Output)]
        struct Ids {
            #[out(reservationSet.item[].instancesSet.item[].instanceId)]
            ids: Vec<String>,
            #[out(reservationSet.item[].instancesSet.item[])]
            maybe: Option<Vec<Instance>>,
        }
        let read: Ids = read(&body);
        assert_eq!(read.ids, [""; 0], "{set}");
        assert!(read.maybe.is_none_or(|some| some.is_empty()), "{set}");
    }
}

#[test]
fn a_started_instance_of_ec2() {
    #[derive(Debug, PartialEq, Output)]
    struct Change {
        #[out(instanceId)]
        id: String,
        #[out(currentState.code)]
        now: u32,
        #[out(previousState.name)]
        before: State,
    }
    #[derive(Output)]
    struct Started {
        #[out(instancesSet.item[])]
        changes: Vec<Change>,
    }
    let read: Started = read(
        r#"<StartInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
  <requestId>59dbff89-35bd-4eac-99ed-be587EXAMPLE</requestId>
  <instancesSet>
    <item>
      <instanceId>i-1234567890abcdef0</instanceId>
      <currentState><code>0</code><name>pending</name></currentState>
      <previousState><code>80</code><name>stopped</name></previousState>
    </item>
  </instancesSet>
</StartInstancesResponse>"#,
    );
    let id = "i-1234567890abcdef0".to_owned();
    assert_eq!(read.changes, [Change { id, now: 0, before: State::Stopped }]);
}

#[test]
fn objects_and_buckets_of_s3() {
    #[derive(Debug, PartialEq, Output)]
    #[out(case = pascal)]
    struct Object {
        key: String,
        size: u64,
        #[out(ETag)]
        etag: String,
        #[out(Owner.ID)]
        owner: Option<String>,
    }
    #[derive(Output)]
    #[out(case = pascal)]
    struct Listed {
        #[out(Contents[])]
        objects: Vec<Object>,
        #[out(CommonPrefixes[].Prefix)]
        prefixes: Vec<String>,
        is_truncated: bool,
        key_count: u32,
        next_continuation_token: Option<String>,
    }
    let read: Listed = read(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <Name>bucket</Name><Prefix/><KeyCount>1</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>
  <Contents>
    <Key>my image &lt;1&gt;.jpg</Key><LastModified>2009-10-12T17:50:30.000Z</LastModified>
    <ETag>&quot;fba9dede5f27731c9771645a39863328&quot;</ETag><Size>434234</Size><StorageClass>STANDARD</StorageClass>
  </Contents>
</ListBucketResult>"#,
    );
    assert_eq!(read.objects.len(), 1);
    assert_eq!(read.objects[0].key, "my image <1>.jpg");
    assert_eq!(read.objects[0].etag, "\"fba9dede5f27731c9771645a39863328\"");
    assert_eq!((read.objects[0].size, read.objects[0].owner.as_deref()), (434_234, None));
    assert_eq!((read.prefixes.len(), read.is_truncated, read.key_count), (0, false, 1));
    assert_eq!(read.next_continuation_token, None);

    #[derive(Output)]
    struct Buckets {
        #[out(Buckets.Bucket[].Name)]
        names: Vec<String>,
        #[out(Owner.DisplayName)]
        owner: String,
    }
    let read: Buckets = self::read(
        "<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name></Bucket><Bucket><Name>b</Name></Bucket></Buckets>\
         <Owner><DisplayName>Account+Name</DisplayName><ID>AIDACKCEVSQ6C2EXAMPLE</ID></Owner></ListAllMyBucketsResult>",
    );
    assert_eq!((read.names, read.owner), (vec!["a".to_owned(), "b".to_owned()], "Account+Name".to_owned()));

    #[derive(Output)]
    struct Location {
        #[out("#text")]
        region: String,
    }
    let location = r#"<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-west-1</LocationConstraint>"#;
    assert_eq!(self::read::<Location>(location).region, "eu-west-1");
    assert_eq!(self::read::<String>(location), "eu-west-1");
}

#[test]
fn a_role_of_sts_and_its_secrets() {
    #[derive(Output)]
    #[out(root = AssumeRoleResult.Credentials, case = pascal)]
    struct Credentials {
        access_key_id: String,
        secret_access_key: Secret<String>,
        session_token: Secret<String>,
        expiration: String,
    }
    let body = r#"<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleResult>
    <AssumedRoleUser><AssumedRoleId>ARO123EXAMPLE123:TestAR</AssumedRoleId></AssumedRoleUser>
    <Credentials>
      <AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId>
      <SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY</SecretAccessKey>
      <SessionToken>AQoDYXdzEPT//////////wEXAMPLE</SessionToken>
      <Expiration>2019-11-09T13:34:41Z</Expiration>
    </Credentials>
  </AssumeRoleResult>
  <ResponseMetadata><RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId></ResponseMetadata>
</AssumeRoleResponse>"#;
    let read: Credentials = read(body);
    assert_eq!(
        (read.access_key_id.as_str(), read.expiration.as_str()),
        ("ASIAIOSFODNN7EXAMPLE", "2019-11-09T13:34:41Z")
    );
    assert_eq!(read.secret_access_key.expose(), "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY");
    assert_eq!(read.session_token.expose(), "AQoDYXdzEPT//////////wEXAMPLE");
    assert_eq!(as_json::<Credentials>(body)["secret_access_key"], spoke_runtime::REDACTED);
}

#[test]
fn attributes_and_texts() {
    #[derive(Debug, PartialEq, Output)]
    struct Grant {
        #[out(Grantee."@type")]
        kind: String,
        #[out(Permission)]
        permission: String,
        #[out(Count)]
        count: u8,
        #[out(Count."@unit")]
        unit: Option<String>,
        #[out(Note)]
        note: Note,
        #[out(Link."@href")]
        href: Option<String>,
    }
    #[derive(Debug, PartialEq, Output)]
    struct Note {
        #[out("@lang")]
        language: Option<String>,
        #[out("#text")]
        text: String,
    }
    let read: Grant = read(
        r#"<a:Grant xmlns:a="urn:a"><a:Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"/>
        <Permission a="1" b='2'>FULL_CONTROL</Permission><Count unit="&lt;s&#62;"> 7 </Count><Note>hi</Note><Link href=""/></a:Grant>"#,
    );
    let expected = Grant {
        kind: "CanonicalUser".to_owned(),
        permission: "FULL_CONTROL".to_owned(),
        count: 7,
        unit: Some("<s>".to_owned()),
        note: Note { language: None, text: "hi".to_owned() },
        href: Some(String::new()),
    };
    assert_eq!(read, expected);
    let note = self::read::<Note>(r#"<Note xml:lang="en">hi<br/>you</Note>"#);
    assert_eq!((note.language.as_deref(), note.text.as_str()), (Some("en"), "hiyou"));
}

#[derive(Debug, Default, PartialEq, Output)]
struct Scalars {
    i: Option<i64>,
    u: Option<u8>,
    f: Option<f64>,
    b: Option<bool>,
    s: Option<String>,
    c: Option<char>,
    w: Option<State>,
}

#[test]
fn the_slot_says_what_a_text_is() {
    let read: Scalars = read(
        "<a><i>\n +0042 </i><u>255</u><f>1.50</f><b> 1 </b><s> true </s><c>&#x20AC;</c><w>stopped</w></a>",
    );
    let expected = Scalars {
        i: Some(42),
        u: Some(255),
        f: Some(1.5),
        b: Some(true),
        s: Some(" true ".to_owned()),
        c: Some('€'),
        w: Some(State::Stopped),
    };
    assert_eq!(read, expected);
    for (body, expected) in [
        ("<b>true</b>", Some(true)),
        ("<b>false</b>", Some(false)),
        ("<b>0</b>", Some(false)),
        ("<b/>", None),
    ] {
        assert_eq!(self::read::<Option<bool>>(body), expected, "{body}");
    }
    assert_eq!(as_json::<Scalars>("<a><i>+7</i><f>07</f><b>0</b></a>"), json!({"i": 7, "f": 7, "b": false}));
}

#[test]
fn nothing_is_nothing() {
    assert_eq!(self::read::<Scalars>("<a/>"), Scalars::default());
    assert_eq!(self::read::<Scalars>("<a><i/><b></b><f> </f><u><!-- none --></u></a>"), Scalars::default());
    let empty =
        Scalars { s: Some(String::new()), w: Some(State::Other(String::new())), ..Scalars::default() };
    assert_eq!(self::read::<Scalars>("<a><s/><w></w></a>"), empty);
    let nil =
        r#"<a xmlns:x="http://www.w3.org/2001/XMLSchema-instance"><s x:nil="true"/><i x:nil="1">7</i></a>"#;
    assert_eq!(self::read::<Scalars>(nil), Scalars::default());
}

#[test]
fn one_element_is_a_list_of_one() {
    #[derive(Debug, PartialEq, Output)]
    struct Lists {
        #[out(one[])]
        each: Vec<u8>,
        #[out(one)]
        whole: Vec<u8>,
        #[out(one[0])]
        first: Option<u8>,
        #[out(one[1])]
        second: Option<u8>,
        #[out(many)]
        map: BTreeMap<String, u8>,
    }
    let lists = |each: &[u8], map: &[(&str, u8)]| Lists {
        each: each.to_vec(),
        whole: each.to_vec(),
        first: each.first().copied(),
        second: each.get(1).copied(),
        map: map.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect(),
    };
    assert_eq!(read::<Lists>("<a><many><x>1</x><y>2</y></many></a>"), lists(&[], &[("x", 1), ("y", 2)]));
    assert_eq!(read::<Lists>("<a><one>1</one><many/></a>"), lists(&[1], &[]));
    assert_eq!(read::<Lists>("<a><one>1</one><many/><one>2</one></a>"), lists(&[1, 2], &[]));
    assert_eq!(
        as_json::<Lists>("<a><one>1</one><many/></a>"),
        json!({"each": [1], "whole": [1], "first": 1, "map": {}})
    );
}

#[test]
fn types_of_others_get_a_picture() {
    let body = r#"<a t="1"><n>7</n><l>x</l><l y="2">z</l><e/><o><p>q</p></o></a>"#;
    let picture =
        json!({"@t": "1", "n": "7", "l": ["x", {"@y": "2", "#text": "z"}], "e": "", "o": {"p": "q"}});
    assert_eq!(read::<Value>(body), picture);
    assert_eq!(as_json::<Value>(body), picture);
    assert_eq!(read::<Map<String, Value>>(body).len(), 5);

    #[derive(Debug, Default, PartialEq, serde::Deserialize)]
    struct Foreign(std::num::Wrapping<u32>);
    #[derive(Debug, PartialEq, Output)]
    struct Around {
        n: Foreign,
        d: Option<std::net::SocketAddr>,
    }
    let read: Around = read(r#"<a><n unit="s"> 7 </n><d>192.0.2.1:80</d></a>"#);
    assert_eq!(read.n, Foreign(std::num::Wrapping(7)));
    assert_eq!(read.d, "192.0.2.1:80".parse().ok());
}

#[test]
fn what_does_not_count_is_passed_over() {
    let body = "\u{feff}<?xml version='1.0' encoding='utf-8' standalone=\"yes\"?>\r\n<!-- <s>no</s> --><?pi <s>no</s>?>\
        <a><s>a<!-- not --><![CDATA[<b>&amp;</b>]]>&amp;<?pi?>\r\nz</s><other><s>no</s></other></a><!-- end -->\n";
    assert_eq!(read::<Scalars>(body).s.as_deref(), Some("a<b>&amp;</b>&\nz"));
}

#[test]
fn a_fault_names_its_place() {
    let body = |code: &str| DESCRIBE_INSTANCES.replace("<code>80</code>", code);
    let wrong = body("<code>x7</code>");
    let byte = wrong.find("<code>x7").unwrap();
    let path = "reservationSet.item[1].instancesSet.item[0].instanceState.code";
    assert_eq!(
        fault::<Instances>(&wrong),
        format!("{path}: expected integer, found string \"x7\" (byte {byte})")
    );
    let large = body("<code>70000</code>");
    assert!(fault::<Instances>(&large).contains("expected integer from 0 to 65535, found string \"70000\""));
    assert!(fault::<Instances>(body("")).starts_with(&format!("{path}: missing")));
    assert!(
        fault::<Instances>(body("<code>1</code><code>2</code>")).contains("expected integer, found list")
    );
    assert!(fault::<Instances>(body("<code><a>1</a></code>")).contains("expected integer, found object"));
    let secret = fault::<Secret<u8>>("<a>hunter2</a>");
    assert!(!secret.contains("hunter2"), "{secret}");
}

#[test]
fn what_is_not_well_formed_is_refused() {
    for (body, expected) in [
        (
            "<a>\n<b></a>",
            "the body: no XML: ill-formed document: expected `</b>`, but `</a>` was found (line 2) (byte 7)",
        ),
        ("<a>", "the element `a` does not end"),
        ("<a", "tag not closed"),
        ("<a>x", "the element `a` does not end"),
        ("<a></a><b/>", "a second root element (line 1) (byte 7)"),
        ("<a/>x", "text stands outside of the root element"),
        ("<!-- only -->", "expected an element, found the end"),
        ("<a x='1' x='2'/>", "duplicate"),
        ("<a x=1/>", "attribute"),
        ("<a>&nbsp;</a>", "unknown entity `&nbsp;`"),
        ("<a x='&nbsp;'/>", "nbsp"),
        ("<a>&#0;</a>", "no XML"),
        ("<a>&#x1;</a>", "XML has no character U+0001"),
        ("<a>\u{1}</a>", "XML has no character U+0001"),
        ("<a>& b</a>", "no XML"),
        ("<a/><?xml version='1.0'?>", "stands at the start"),
        (
            "<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
            "the encoding is `ISO-8859-1`, and only UTF-8 is read",
        ),
        ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "`<!DOCTYPE` is refused"),
    ] {
        let fault = fault::<Scalars>(body);
        assert!(fault.contains(expected), "{body}: {fault}");
    }
    assert!(fault::<Scalars>(b"<a>\xff</a>").contains("expected UTF-8, found other bytes from byte 3 on"));
}

#[test]
fn attacks_cost_nothing() {
    let mut laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\">".to_owned();
    for level in 1..10 {
        let inner = format!("&lol{};", level - 1).repeat(10);
        laughs.push_str(&format!("<!ENTITY lol{level} \"{inner}\">"));
    }
    laughs.push_str("]><a>&lol9;</a>");
    assert!(fault::<Value>(&laughs).contains("`<!DOCTYPE` is refused"));

    let nested = |depth: usize| "<a>".repeat(depth) + &"</a>".repeat(depth);
    assert!(decode(Decode::<Value>::DECODER, nested(127)).is_ok());
    assert!(fault::<Value>(nested(128)).contains("elements stand more than 127 deep in each other"));
    assert!(fault::<Value>(nested(1_000_000)).contains("deep"));
    // Several elements of one name are a list, and count twice.
    let twice = "<a><a/>".repeat(100) + &"</a>".repeat(100);
    assert!(fault::<Value>(&twice).contains("no XML: objects and lists stand too deep in each other"));

    let many: String = (0..2000).map(|one| format!(" x{one}=''")).collect();
    assert!(fault::<Value>(format!("<a{many}/>")).contains("more than 256 attributes"));
    let wide: String = (0..100_000).map(|one| format!("<x{}/>", one % 50_000)).collect();
    assert_eq!(read::<Map<String, Value>>(&format!("<a>{wide}</a>")).len(), 50_000);
}

#[test]
fn a_page_for_a_browser_is_no_answer() {
    let mut page = answer("<html><head/></html>");
    page.headers.insert("content-type", HeaderValue::from_static("text/html; charset=utf-8"));
    let fault = (Decode::<Scalars>::DECODER.decode)(&page, &[]).unwrap_err();
    assert_eq!(fault.to_string(), "the body: no JSON: expected a value (byte 0)");
    page.headers.insert("content-type", HeaderValue::from_static("application/json"));
    assert!((Decode::<Scalars>::DECODER.decode)(&page, &[]).is_ok());
}

#[test]
fn a_root_may_be_anywhere() {
    const ROOT: Path = &[Step::Member("Result"), Step::Member("item"), Step::Each];
    let read = |body: &str| (Decode::<Scalars>::DECODER.decode)(&answer(body), ROOT).unwrap();
    assert_eq!(read("<a><Result><item><i>1</i></item></Result></a>").i, Some(1));
    assert_eq!(read("<a><Result><item><i>1</i></item><item><i>2</i></item></Result></a>").i, Some(1));
    assert_eq!(read("<a><Result/></a>").i, None);
}

#[test]
fn the_judge_looks_by_the_same_paths() {
    const CODE: Path = &[Step::Member("Errors"), Step::Member("Error"), Step::At(0), Step::Member("Code")];
    const EACH: Path = &[Step::Member("Errors"), Step::Member("Error"), Step::Each, Step::Member("Message")];
    const ID: Path = &[Step::Member("RequestID")];
    const PATHS: &[Path] = &[CODE, EACH, ID, &[Step::Member("Nothing")]];
    let one = r#"<?xml version="1.0" encoding="UTF-8"?>
<Response><Errors><Error><Code lang="en">InvalidInstanceID.NotFound</Code><Message>The instance ID 'i-1' does not exist</Message></Error></Errors><RequestID>ea966190-f9aa-478e-9ede-example</RequestID></Response>"#;
    let found = |body: &str| look(body.as_bytes(), PATHS);
    let expected = [
        Some(json!("InvalidInstanceID.NotFound")),
        Some(json!("The instance ID 'i-1' does not exist")),
        Some(json!("ea966190-f9aa-478e-9ede-example")),
        None,
    ];
    assert_eq!(found(one), expected);
    assert_eq!(
        found(&one.replace("</Error></Errors>", "</Error><Error><Code>x</Code></Error></Errors>")),
        expected
    );
    // What stands before a document breaks off is told.
    assert_eq!(found(&one.replace("</Response>", "</Resp")), expected);
    assert_eq!(found("<!DOCTYPE a><a/>"), [None, None, None, None]);
}

/// A value that JSON and XML tell alike.
#[derive(Clone, Debug, Default, PartialEq, Output)]
struct Tree {
    #[out(a."@name")]
    name: Option<String>,
    i: Option<i64>,
    f: Option<f64>,
    b: Option<bool>,
    s: Option<String>,
    t: Option<Box<Tree>>,
    #[out(l[])]
    list: Vec<Tree>,
    #[out(l[].s)]
    texts: Vec<Option<String>>,
    #[out(l[1].i)]
    second: Option<i64>,
}

impl Tree {
    fn json(&self) -> Value {
        let mut json = json!({"l": self.list.iter().map(Tree::json).collect::<Vec<_>>()});
        let members = [
            ("a", self.name.as_ref().map(|name| json!({"@name": name}))),
            ("i", self.i.map(Value::from)),
            ("f", self.f.map(Value::from)),
            ("b", self.b.map(Value::from)),
            ("s", self.s.as_deref().map(Value::from)),
            ("t", self.t.as_ref().map(|tree| tree.json())),
        ];
        for (name, value) in members {
            if let Some(value) = value {
                json[name] = value;
            }
        }
        json
    }

    /// As the content of an element.
    fn xml(&self) -> String {
        let mut xml = String::new();
        let mut list = self.list.iter().map(|tree| format!("<x:l>{}</x:l>", tree.xml()));
        // Elements of one name need not stand side by side.
        xml.extend(list.next());
        xml.extend(
            self.name.as_deref().map(|name| format!("<a xmlns='urn:a' x:name=\"{}\"/>\n", escaped(name))),
        );
        xml.extend(self.i.map(|number| format!("<i> {number:+} </i>")));
        xml.extend(self.f.map(|number| format!("<f>{number:?}</f><!-- f -->")));
        xml.extend(self.b.map(|truth| format!("<b>{}</b>", u8::from(truth))));
        xml.extend(self.s.as_deref().map(|text| format!("<s q=''>{}</s>", escaped(text))));
        xml.extend(self.t.as_ref().map(|tree| format!("<t>{}</t>", tree.xml())));
        xml.extend(list);
        xml
    }

    /// With what two more paths find in the list.
    fn settled(mut self) -> Self {
        self.list = self.list.into_iter().map(Tree::settled).collect();
        self.t = self.t.map(|tree| Box::new(tree.settled()));
        self.texts = self.list.iter().map(|tree| tree.s.clone()).collect();
        self.second = self.list.get(1).and_then(|tree| tree.i);
        self
    }
}

fn escaped(text: &str) -> String {
    let escape = |c: char| match c {
        '<' => "&lt;".to_owned(),
        '&' => "&amp;".to_owned(),
        '"' | '\r' | '\n' | '\t' | ']' => format!("&#x{:x};", u32::from(c)),
        other => other.to_string(),
    };
    text.chars().map(escape).collect()
}

fn trees() -> impl Strategy<Value = Tree> {
    let text = || proptest::option::of("[a<>&\"'\\] \r\n\té€😀]{0,6}");
    let leaf = (text(), any::<Option<i64>>(), any::<Option<i32>>(), any::<Option<bool>>(), text()).prop_map(
        |(name, i, f, b, s)| Tree { name, i, f: f.map(|f| f64::from(f) / 8.0), b, s, ..Tree::default() },
    );
    leaf.prop_recursive(4, 24, 4, |inner| {
        let list = proptest::collection::vec(inner.clone(), 0..4);
        (inner.clone(), proptest::option::of(inner), list).prop_map(|(tree, t, list)| Tree {
            t: t.map(Box::new),
            list,
            ..tree
        })
    })
}

proptest! {
    #[test]
    fn xml_and_json_tell_the_same(tree in trees()) {
        let tree = tree.settled();
        let (json, xml) = (tree.json().to_string(), format!("<r xmlns:x='urn:x'>{}</r>", tree.xml()));
        prop_assert_eq!(&read::<Tree>(&json), &tree, "{}", json);
        prop_assert_eq!(&read::<Tree>(&xml), &tree, "{}", xml);
        prop_assert_eq!(as_json::<Tree>(&json), as_json::<Tree>(&xml), "{}", xml);
    }

    #[test]
    fn no_document_is_too_much(pieces in proptest::collection::vec(
        prop_oneof![
            Just("<a>"), Just("</a>"), Just("<i>"), Just("</i>"), Just("<s/>"), Just("<l b='1'>"), Just("</l>"), Just("7"), Just(" "),
            Just("&lt;"), Just("&#x41;"), Just("&x;"), Just("&"), Just("<![CDATA["), Just("]]>"), Just("<!--"), Just("-->"),
            Just("<?x"), Just("?>"), Just("<!DOCTYPE a ["), Just("]>"), Just("<"), Just(">"), Just("'"), Just("é"), Just("<x:t x:nil='1'/>"),
        ], 0..24)
    ) {
        let body = format!("<r>{}</r>", pieces.concat());
        let typed = decode(Decode::<Tree>::DECODER, &body);
        let json = (Decode::<Tree>::DECODER.untyped.json)(&answer(&body), &[]);
        prop_assert_eq!(typed.is_ok(), json.is_ok(), "{}", body);
        let faults = [typed.err(), decode(Decode::<Value>::DECODER, &body).err()];
        for fault in faults.into_iter().flatten() {
            prop_assert!(fault.byte().is_none_or(|byte| body.get(..byte).is_some()), "{}: {}", body, fault);
        }
        look(body.as_bytes(), &[&[Step::Member("l"), Step::At(0), Step::Member("i")], &[]]);
    }
}
