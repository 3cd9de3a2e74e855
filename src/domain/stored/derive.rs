//! Derives [`Stored`](super::Stored), by `#[derive(Stored!)]`.
//!
//! A struct becomes an object, a struct around one value becomes that value, and an
//! alternative of an enum becomes its name in kebab case, or an object of that one name.

/// The impl for a struct or an enum without type parameters.
macro_rules! Stored {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident ( $(#[$imeta:meta])* $ivis:vis $inner:ty $(,)? );
    ) => {
        impl $crate::domain::stored::Stored for $name {
            fn to_json(&self) -> serde_json::Value {
                $crate::domain::stored::Stored::to_json(&self.0)
            }
            fn from_json(
                value: serde_json::Value,
            ) -> Result<Self, $crate::domain::stored::Unreadable> {
                <$inner as $crate::domain::stored::Stored>::from_json(value).map(Self)
            }
            fn absent() -> Option<Self> {
                <$inner as $crate::domain::stored::Stored>::absent().map(Self)
            }
            fn is_absent(&self) -> bool {
                $crate::domain::stored::Stored::is_absent(&self.0)
            }
            #[cfg(not(target_arch = "wasm32"))]
            fn shape(shapes: &mut $crate::domain::stored::Shapes) -> serde_json::Value {
                <$inner as $crate::domain::stored::Stored>::shape(shapes)
            }
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $( $(#[$fmeta:meta])* $fvis:vis $field:ident : $fty:ty ),* $(,)?
        }
    ) => {
        impl $crate::domain::stored::Stored for $name {
            fn to_json(&self) -> serde_json::Value {
                let mut fields = $crate::domain::stored::Fields::default();
                $( fields.put(stringify!($field), &self.$field); )*
                fields.object()
            }
            fn from_json(
                value: serde_json::Value,
            ) -> Result<Self, $crate::domain::stored::Unreadable> {
                let mut fields = $crate::domain::stored::Fields::of(value)?;
                Ok(Self { $( $field: fields.take(stringify!($field))?, )* })
            }
            #[cfg(not(target_arch = "wasm32"))]
            fn shape(shapes: &mut $crate::domain::stored::Shapes) -> serde_json::Value {
                shapes.define::<Self>(|shapes| Stored!(@fields shapes $( $field : $fty )*))
            }
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$vmeta:meta])*
                $variant:ident
                $( { $( $(#[$fmeta:meta])* $field:ident : $fty:ty ),* $(,)? } )?
                $( ( $inner:ty $(,)? ) )?
                $( = $number:literal )?
            ),* $(,)?
        }
    ) => {
        impl $crate::domain::stored::Stored for $name {
            fn to_json(&self) -> serde_json::Value {
                match self {
                    $(
                        Self::$variant $( { $( $field ),* } )? $( (Stored!(@first inner $inner)) )? =>
                            Stored!(@write $variant $( { $( $field )* } )? $( (inner $inner) )?),
                    )*
                }
            }
            fn from_json(
                value: serde_json::Value,
            ) -> Result<Self, $crate::domain::stored::Unreadable> {
                let variant = $crate::domain::stored::Variant::of(value)?;
                $(
                    if variant.is(stringify!($variant)) {
                        return Stored!(
                            @read variant $variant $( { $( $field )* } )? $( ($inner) )?
                        );
                    }
                )*
                Err(variant.unknown())
            }
            #[cfg(not(target_arch = "wasm32"))]
            fn shape(shapes: &mut $crate::domain::stored::Shapes) -> serde_json::Value {
                shapes.define::<Self>(|shapes| {
                    // Alternatives that hold nothing do not ask for the shape of anything.
                    let _ = &shapes;
                    $crate::domain::stored::Shapes::alternatives(vec![ $( (
                        stringify!($variant),
                        Stored!(@shape shapes $( { $( $field : $fty )* } )? $( ($inner) )?),
                    ) ),* ])
                })
            }
        }
    };
    (@fields $shapes:ident $( $field:ident : $fty:ty )*) => {
        $crate::domain::stored::Shapes::object(vec![ $( (
            stringify!($field),
            <$fty as $crate::domain::stored::Stored>::shape($shapes),
            <$fty as $crate::domain::stored::Stored>::absent().is_none(),
        ) ),* ])
    };
    (@shape $shapes:ident { $( $field:ident : $fty:ty )* }) => {
        Some(Stored!(@fields $shapes $( $field : $fty )*))
    };
    (@shape $shapes:ident ($inner:ty)) => {
        Some(<$inner as $crate::domain::stored::Stored>::shape($shapes))
    };
    (@shape $shapes:ident) => { None::<serde_json::Value> };
    (@first $first:ident $second:ty) => { $first };
    (@write $variant:ident { $( $field:ident )* }) => {{
        let mut fields = $crate::domain::stored::Fields::default();
        $( fields.put(stringify!($field), $field); )*
        $crate::domain::stored::Variant::holding(stringify!($variant), fields.object())
    }};
    (@write $variant:ident ($inner:ident $ty:ty)) => {
        $crate::domain::stored::Variant::holding(stringify!($variant), $crate::domain::stored::Stored::to_json($inner))
    };
    (@write $variant:ident) => {
        $crate::domain::stored::Variant::bare(stringify!($variant))
    };
    (@read $found:ident $variant:ident { $( $field:ident )* }) => {{
        let mut fields = $found.fields()?;
        Ok(Self::$variant { $( $field: fields.take(stringify!($field))? ),* })
    }};
    (@read $found:ident $variant:ident ($inner:ty)) => {
        $found.content().map(Self::$variant)
    };
    (@read $found:ident $variant:ident) => {
        Ok(Self::$variant)
    };
}
