//! How the types are written that are one of several by their `type`, and what each of the several needs.

/// A word that is the only value of a `type`.
macro_rules! tag {
    ($name:ident, $word:ident) => {
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Input)]
        #[input(case = snake)]
        enum $name {
            #[default]
            $word,
        }
    };
}

/// One of several types, or any other JSON value.
macro_rules! union {
    ($(#[$docs:meta])* $name:ident { $($(#[$said:meta])* $member:ident($ty:ty)),+ $(,)? }) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$said])* $member($ty),)+
            /// Any other one, as the JSON that Slack documents.
            Other(::spoke_runtime::serde_json::Value),
        }

        impl ::spoke_runtime::Json for $name {
            fn write_json(&self, out: &mut ::spoke_runtime::JsonWriter) {
                match self {
                    $($name::$member(it) => it.write_json(out),)+
                    $name::Other(it) => it.write_json(out),
                }
            }
        }

        impl ::spoke_runtime::Described for $name {
            const SCHEMA: ::spoke_runtime::Schema = ::spoke_runtime::Schema::OneOf(&[
                $(<$ty as ::spoke_runtime::Described>::SCHEMA,)+
                ::spoke_runtime::Schema::Any,
            ]);
        }

        $(impl From<$ty> for $name {
            fn from(it: $ty) -> Self {
                $name::$member(it)
            }
        })+

        impl From<::spoke_runtime::serde_json::Value> for $name {
            fn from(it: ::spoke_runtime::serde_json::Value) -> Self {
                $name::Other(it)
            }
        }
    };
}

/// Methods that set optional members.
macro_rules! setters {
    ($name:ident { $($member:ident: $ty:ty),+ $(,)? }) => {
        impl $name {
            $(
                #[doc = concat!("Sets `", stringify!($member), "`.")]
                #[must_use]
                pub fn $member(mut self, value: impl Into<$ty>) -> Self {
                    self.$member = Some(value.into());
                    self
                }
            )+
        }
    };
}

pub(super) use {setters, tag, union};
