//! Where a file is damaged is where `serde_path_to_error` finds it, the reader that the field trusts.

use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};
use proptest::sample::Index;
use serde_json::{Value, json};
use sprintloop::domain::base::json::located;
use sprintloop::domain::workspace::Workspace;

use crate::sample::team;

/// The sample team with two records of each kind.
fn few(mut tree: Value) -> Value {
    for table in tree.as_object_mut().expect("tables").values_mut() {
        if let Value::Object(records) = table
            && records.values().all(Value::is_object)
        {
            let mut number = 0..2;
            records.retain(|_, _| number.next().is_some());
        }
    }
    tree
}

/// What the other reader says of the key of a map that it has not kept.
const UNKNOWN: &str = "?";

/// What stands where something else belongs.
fn wrong(kind: usize) -> Value {
    [Value::Null, json!(-1.5), json!("much"), json!([7]), json!({ "x": 1 })][kind % 5].clone()
}

/// Every way into the tree.
fn ways(tree: &Value) -> Vec<Vec<String>> {
    let children: Vec<(String, &Value)> = match tree {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(values) => {
            values.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    let below = |(name, value): (String, &Value)| {
        let here = vec![vec![name.clone()]];
        let longer = ways(value).into_iter().map(move |way| [vec![name.clone()], way].concat());
        here.into_iter().chain(longer)
    };
    children.into_iter().flat_map(below).collect()
}

/// Puts something else at the end of a way, or takes away what is there.
fn damage(tree: &mut Value, way: &[String], with: Option<Value>) {
    let Some((last, before)) = way.split_last() else { return };
    let place = before.iter().fold(tree, |at, step| match at {
        Value::Array(values) => &mut values[step.parse::<usize>().expect("a number")],
        at => &mut at[step.as_str()],
    });
    match (place, with) {
        (Value::Array(values), Some(value)) => {
            values[last.parse::<usize>().expect("a number")] = value;
        }
        (Value::Array(values), None) => drop(values.remove(last.parse().expect("a number"))),
        (place, Some(value)) => place[last.as_str()] = value,
        (Value::Object(fields), None) => drop(fields.remove(last)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_place_is_the_one_on_the_way(at in any::<Index>(), kind in 0_usize..6) {
        let mut tree = few(serde_json::to_value(team()).expect("JSON"));
        let all = ways(&tree);
        let way: &Vec<String> = at.get(&all);
        damage(&mut tree, way, (kind < 5).then(|| wrong(kind)));
        let oracle = serde_path_to_error::deserialize::<_, Workspace>(tree.clone());
        match (oracle, located::<Workspace>(&tree)) {
            (Ok(_), found) => prop_assert!(found.is_ok()),
            (Err(oracle), found) => {
                let found = found.expect_err("the other reader fails").to_string();
                let oracle_way: Vec<_> = oracle.path().iter().map(ToString::to_string).collect();
                let told = oracle.inner().to_string();
                // What is expected there may be told in more words.
                let fault = told.split(", expected").next().expect("a sentence");
                let place = found.split(fault).next().expect("the same fault").trim_end_matches(": ");
                prop_assert!(found.contains(fault), "{found} {told}");
                let steps: Vec<&str> = place.split(" › ").filter(|step| !step.is_empty()).collect();
                let oracle: Vec<&str> = oracle_way.iter().map(|step| step.trim_matches(['[', ']'])).collect();
                // A name that is itself at fault is not on the other reader's way.
                let name = usize::from(told.starts_with("unknown variant"));
                prop_assert!((oracle.len()..=oracle.len() + name).contains(&steps.len()), "{oracle:?} {steps:?} {told}");
                prop_assert!(oracle.iter().zip(&steps).all(|(one, other)| one == other || *one == UNKNOWN), "{oracle:?} {steps:?} {told}");
            }
        }
    }
}
