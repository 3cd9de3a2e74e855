//! How a stored thing is declared.
//!
//! Fields before the `;` are required; those after it have a default, are left
//! out of the file while they hold it, and may be missing in an old file. What a
//! newer version wrote and this one does not know is kept in `unknown`.

/// Declares a record that keeps unknown fields.
macro_rules! entity {
    ($($declaration:tt)*) => {
        stored_struct! {
            [
                /// Fields of a newer version, carried along untouched.
                unknown
            ]
            $($declaration)*
        }
    };
}

/// Declares a part of a record: like [`entity!`], without room for unknown fields.
macro_rules! part {
    ($($declaration:tt)*) => {
        stored_struct! { [] $($declaration)* }
    };
}

/// The struct, its `new`, and how it is stored; the brackets name the field for what is unknown.
macro_rules! stored_struct {
    (
        [ $( $(#[$umeta:meta])* $unknown:ident )? ]
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$rmeta:meta])* $required:ident : $rty:ty ),* $(,)? ;
            $( $(#[$ometa:meta])* $optional:ident : $oty:ty ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            $( $(#[$rmeta])* pub $required: $rty, )*
            $( $(#[$ometa])* pub $optional: $oty, )*
            $( $(#[$umeta])* pub $unknown: std::collections::BTreeMap<String, serde_json::Value>, )?
        }

        impl $name {
            /// It with its required fields, everything else at its default.
            #[allow(clippy::too_many_arguments)]
            pub fn new($( $required: $rty ),*) -> Self {
                Self {
                    $( $required, )*
                    $( $optional: Default::default(), )*
                    $( $unknown: Default::default(), )?
                }
            }
        }

        impl $crate::domain::stored::Stored for $name {
            fn to_json(&self) -> serde_json::Value {
                let mut fields = $crate::domain::stored::Fields::default();
                $( fields.put(stringify!($required), &self.$required); )*
                $( fields.put_unless_default(stringify!($optional), &self.$optional); )*
                $( fields.put_unknown(&self.$unknown); )?
                fields.object()
            }
            fn from_json(
                value: serde_json::Value,
            ) -> Result<Self, $crate::domain::stored::Unreadable> {
                let mut fields = $crate::domain::stored::Fields::of(value)?;
                Ok(Self {
                    $( $required: fields.take(stringify!($required))?, )*
                    $( $optional: fields.take_or_default(stringify!($optional))?, )*
                    $( $unknown: fields.rest(), )?
                })
            }
            #[cfg(not(target_arch = "wasm32"))]
            fn shape(shapes: &mut $crate::domain::stored::Shapes) -> serde_json::Value {
                shapes.define::<Self>(|shapes| {
                    $crate::domain::stored::Shapes::object(vec![
                        $( (
                            stringify!($required),
                            <$rty as $crate::domain::stored::Stored>::shape(shapes),
                            <$rty as $crate::domain::stored::Stored>::absent().is_none(),
                        ), )*
                        $( (
                            stringify!($optional),
                            <$oty as $crate::domain::stored::Stored>::shape(shapes),
                            false,
                        ), )*
                    ])
                })
            }
        }
    };
}
