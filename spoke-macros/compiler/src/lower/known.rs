//! What a type's name tells: derives see tokens, not types.

use syn::{GenericArgument, Path, PathArguments, Type};

use crate::model::inputs::Known;

/// Types of several values.
const LISTS: [&str; 4] = ["Vec", "VecDeque", "HashSet", "BTreeSet"];

/// The `T` of a type that is written as `name<T>`.
pub(crate) fn argument<'t>(ty: &'t Type, name: &str) -> Option<&'t Type> {
    let segment = path(ty)?.segments.last().filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    let mut types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.next().filter(|_| types.next().is_none())
}

/// The element of a list, where the type's name tells it.
pub(crate) fn element(ty: &Type) -> Option<&Type> {
    LISTS.iter().find_map(|list| argument(ty, list))
}

/// What the type's name tells.
pub(crate) fn known(ty: &Type) -> Known {
    match ty {
        Type::Group(group) => known(&group.elem),
        Type::Paren(inner) => known(&inner.elem),
        Type::Reference(reference) => known(&reference.elem),
        Type::Slice(_) | Type::Array(_) => Known::List,
        Type::Path(_) => named(ty),
        _ => Known::Unknown,
    }
}

/// Whether the type is one of the texts that literals become by `Into`.
pub(crate) fn is_owned_text(ty: &Type) -> bool {
    let is_str = |ty: &Type| path(ty).is_some_and(|path| path.is_ident("str"));
    path(ty).and_then(|path| path.segments.last()).is_some_and(|last| last.ident == "String")
        || ["Cow", "Box", "Arc"].iter().any(|name| argument(ty, name).is_some_and(is_str))
}

fn named(ty: &Type) -> Known {
    let Some(name) = path(ty).and_then(|path| path.segments.last()).map(|last| last.ident.to_string()) else {
        return Known::Unknown;
    };
    match name.as_str() {
        _ if is_owned_text(ty) => Known::Text,
        "str" => Known::Text,
        "bool" | "char" | "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64"
        | "i128" | "isize" | "f32" | "f64" => Known::Scalar,
        name if LISTS.contains(&name) => Known::List,
        "HashMap" | "BTreeMap" => Known::Map,
        _ => Known::Unknown,
    }
}

fn path(ty: &Type) -> Option<&Path> {
    match ty {
        Type::Group(group) => path(&group.elem),
        Type::Paren(inner) => path(&inner.elem),
        Type::Path(path) if path.qself.is_none() => Some(&path.path),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use syn::{Type, parse_str};

    use super::{argument, is_owned_text, known};
    use crate::model::inputs::Known;

    #[test]
    fn names_tell_kinds() {
        for (text, kind) in [
            ("String", Known::Text),
            ("&'a str", Known::Text),
            ("std::borrow::Cow<'a, str>", Known::Text),
            ("Cow<'a, [u8]>", Known::Unknown),
            ("u64", Known::Scalar),
            ("Vec<String>", Known::List),
            ("&[u8]", Known::List),
            ("BTreeMap<String, String>", Known::Map),
            ("Priority", Known::Unknown),
        ] {
            assert_eq!(known(&parse_str(text).unwrap()), kind, "{text}");
        }
        assert!(!is_owned_text(&parse_str("&'a str").unwrap()));
        let option: Type = parse_str("std::option::Option<String>").unwrap();
        assert!(argument(&option, "Option").is_some_and(is_owned_text));
        assert!(argument(&parse_str("Option").unwrap(), "Option").is_none());
    }
}
