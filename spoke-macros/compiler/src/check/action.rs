//! The rules of an action.

use crate::diagnostics::Diagnostics;
use crate::lower::action::Lowered;
use crate::model::action::{Action, Home, Shell};
use crate::read::action::RawAction;

use super::{
    Broken, Checked, bodies, choices, effect, fail, fields, headers, lookup, pages, path, places, poll,
    sequence, values,
};

/// What is left of an action that broke a rule.
pub(crate) struct Remains {
    pub(crate) shell: Shell,
    pub(crate) home: Option<Home>,
    /// Whether it is one page of a list.
    pub(crate) is_paged: bool,
}

/// Checks an action.
///
/// # Errors
/// Every rule that it breaks, with what is left for the stubs.
pub(crate) fn action(
    raw: &RawAction,
    lowered: Lowered,
    diagnostics: Diagnostics,
) -> Result<Checked<Action>, Box<Broken<Remains>>> {
    rules(raw, &lowered, &diagnostics);
    let is_paged = raw.keys.pages.is_some() && raw.head.output.is_some();
    let Lowered { shell, home, call, unknown: _, unplaced: _, templates: _ } = lowered;
    let Some(home) = home else {
        let faults = diagnostics.finish().err().unwrap_or_default();
        return Err(Box::new(Broken { model: Remains { shell, home: None, is_paged }, faults }));
    };
    Checked::seal(Action { shell, home, call }, diagnostics).map_err(|broken| {
        let Broken { model: Action { shell, home, call: _ }, faults } = *broken;
        Box::new(Broken { model: Remains { shell, home: Some(home), is_paged }, faults })
    })
}

fn rules(raw: &RawAction, lowered: &Lowered, diagnostics: &Diagnostics) {
    path::is_written(raw, diagnostics);
    path::begins_with_a_slash(raw, diagnostics);
    path::can_be_sent(raw, lowered, diagnostics);
    path::has_no_dot_segments(raw, lowered, diagnostics);
    path::names_each_slot_once(lowered, diagnostics);
    path::ends_with_its_greedy_slot(raw, lowered, diagnostics);
    places::take_one_text(lowered, diagnostics);
    places::take_texts(lowered, diagnostics);
    places::leave_a_handed_out_url_alone(raw, lowered, diagnostics);
    places::fill_each_base_slot_once(raw, diagnostics);
    bodies::are_one(raw, diagnostics);
    bodies::fit_the_method(raw, lowered, diagnostics);
    bodies::name_each_member_once(lowered, diagnostics);
    bodies::nest_fields_alone(raw, diagnostics);
    fields::have_free_names(raw, diagnostics);
    fields::are_sent(raw, lowered, diagnostics);
    fields::stand_in_one_place(raw, lowered, diagnostics);
    fields::are_renamed_where_it_shows(raw, lowered, diagnostics);
    fields::differ_on_the_wire(lowered, diagnostics);
    fields::have_a_default_where_required(raw, lowered, diagnostics);
    headers::are_legal(raw, diagnostics);
    headers::stand_once(raw, diagnostics);
    headers::hold_no_control_characters(&raw.keys.headers, diagnostics);
    effect::carries_a_text_as_key(lowered, diagnostics);
    choices::choices(raw, diagnostics);
    pages::pages(raw, lowered, diagnostics);
    fail::asks_for_one_value(&raw.keys.fail, diagnostics);
    fail::compares_what_can_be(&raw.keys.fail, diagnostics);
    fail::sorts_each_code_once(&raw.keys.fail, diagnostics);
    poll::stands_without_pages(raw, diagnostics);
    poll::asks_one(raw, diagnostics);
    poll::asks_another(raw, diagnostics);
    poll::asks_again_what_may_be_repeated(raw, lowered, diagnostics);
    poll::knows_its_end(raw, lowered, diagnostics);
    poll::names_places_that_can_be(raw, diagnostics);
    poll::fills_each_input_once(raw, diagnostics);
    sequence::or_a_method(raw, diagnostics);
    sequence::has_no_request(raw, diagnostics);
    sequence::names_each_step_once(raw, lowered, diagnostics);
    sequence::cuts_before_it_counts(raw, diagnostics);
    sequence::fills_each_input_once(raw, diagnostics);
    sequence::calls_others(raw, diagnostics);
    sequence::uses_each_field(raw, lowered, diagnostics);
    lookup::stands_where_something_is_made(raw, lowered, diagnostics);
    lookup::is_whole(raw, diagnostics);
    lookup::names_each_field_once(raw, diagnostics);
    lookup::probes_what_may_not_be_repeated(raw, lowered, diagnostics);
    lookup::names_another_action(raw, diagnostics);
    values::docs_is_a_url(raw.keys.docs.as_ref(), diagnostics);
    values::preview_says_why(raw.keys.preview.as_ref(), diagnostics);
    values::stand_once("scope", &raw.keys.scopes, diagnostics);
}
