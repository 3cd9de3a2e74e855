//! How a stored thing is declared.
//!
//! Fields before the `;` are required; those after it have a default, are left
//! out of the file while they hold it, and may be missing in an old file. What a
//! newer version wrote and this one does not know is kept in `unknown`.

/// Whether a value is its type's default, so that it need not be written.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Declares a record that keeps unknown fields.
macro_rules! entity {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$rmeta:meta])* $required:ident : $rty:ty ),* $(,)? ;
            $( $(#[$ometa:meta])* $optional:ident : $oty:ty ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $( $(#[$rmeta])* pub $required: $rty, )*
            $( $(#[$ometa])*
               #[serde(default, skip_serializing_if = "crate::domain::entity::is_default")]
               pub $optional: $oty, )*
            /// Fields of a newer version, carried along untouched.
            #[serde(flatten)]
            pub unknown: std::collections::BTreeMap<String, serde_json::Value>,
        }

        impl $name {
            /// The record with its required fields, everything else at its default.
            #[allow(clippy::too_many_arguments)]
            pub fn new($( $required: $rty ),*) -> Self {
                Self {
                    $( $required, )*
                    $( $optional: Default::default(), )*
                    unknown: Default::default(),
                }
            }
        }
    };
}

/// Declares a part of a record: like [`entity!`], without room for unknown fields.
macro_rules! part {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$rmeta:meta])* $required:ident : $rty:ty ),* $(,)? ;
            $( $(#[$ometa:meta])* $optional:ident : $oty:ty ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $( $(#[$rmeta])* pub $required: $rty, )*
            $( $(#[$ometa])*
               #[serde(default, skip_serializing_if = "crate::domain::entity::is_default")]
               pub $optional: $oty, )*
        }

        impl $name {
            /// The part with its required fields, everything else at its default.
            #[allow(clippy::too_many_arguments)]
            pub fn new($( $required: $rty ),*) -> Self {
                Self {
                    $( $required, )*
                    $( $optional: Default::default(), )*
                }
            }
        }
    };
}
