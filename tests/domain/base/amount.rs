//! Amounts of work as people write them.

use sprintloop::domain::base::amount::{
    AmountError, Counted, Scale, days, figure, percent, read, whole,
};
use sprintloop::domain::base::figures::{BasisPoints, Effort, Figure};
use sprintloop::domain::records::workflow::{Unit, Workflow};

const HOURS: Scale = Scale { counted: Counted::Hours, per_day: Effort::whole(8), days_per_week: 5 };
const POINTS: Scale = Scale { counted: Counted::Points, ..HOURS };

#[test]
fn reads_hours_and_days_as_people_write_them() {
    for (text, minutes) in [
        ("6", 360),
        (" 6 h", 360),
        ("6h", 360),
        ("6 hrs", 360),
        ("6.5", 390),
        ("6,5", 390),
        (".75", 45),
        (",75", 45),
        ("0,5", 30),
        ("0.333", 20),
        ("0,125", 8),
        ("30m", 30),
        ("30 min", 30),
        ("30 min.", 30),
        ("45 Minutes", 45),
        ("90s", 2),
        ("1h 30m", 90),
        ("1h30m", 90),
        ("1h30", 90),
        ("1 hour and 30 minutes", 90),
        ("1 hour, 30 minutes", 90),
        ("1:15", 75),
        ("1:15 h", 75),
        ("0:45:30", 46),
        ("PT1H30M", 90),
        ("1½", 90),
        ("½ h", 30),
        ("2d", 960),
        ("2 days", 960),
        ("0.5 d", 240),
        ("2 Tage", 960),
        ("1 día 2 horas", 600),
        ("1w", 2_400),
        ("1w 2d 3h", 3_540),
        ("2 semaines", 4_800),
        ("3 小时", 180),
        ("1,234", 74_040),
        ("1,234.5", 74_070),
        ("1.234,5", 74_070),
        ("1 234,5", 74_070),
        ("1’234.5", 74_070),
        ("12,345.25 h", 740_715),
        ("0", 0),
        ("100000", 6_000_000),
    ] {
        assert_eq!(read(text, &HOURS), Ok(Effort(minutes)), "{text:?}");
    }
}

#[test]
fn refuses_what_is_no_amount_or_could_be_two() {
    for text in [
        "",
        " ",
        "h",
        "soon",
        "-1",
        "- 2h",
        "2-3h",
        "~3",
        "1/2",
        "1e3",
        "NaN",
        ".",
        ",",
        "1.2.3",
        "1,2,3",
        "1,23,456",
        "12 34",
        "1:75",
        "1:2:3:4",
        ":30",
        "1h 2h",
        "2 3",
        "3 apples",
        "1.5.2027",
        "6:30pm",
        "5%",
        "€5",
        "2d 3",
        "1.5½",
        "1h-30m",
        "１",
        "\u{202e}6",
    ] {
        assert_eq!(read(text, &HOURS), Err(AmountError::NoHours), "{text:?}");
    }
    for text in ["100001", "20 000 days", "99999999999w", "9999999999999"] {
        assert!(read(text, &HOURS).is_err(), "{text:?}");
    }
    assert_eq!(read("3 points", &HOURS), Err(AmountError::PointsInHours));
}

#[test]
fn takes_no_hours_where_points_are_counted() {
    assert_eq!(read("3", &POINTS), Ok(Effort::whole(3)));
    assert_eq!(read("0,5 pts", &POINTS), Ok(Effort(30)));
    for text in ["2h", "30m", "2d", "1w", "1:30"] {
        assert_eq!(read(text, &POINTS), Err(AmountError::HoursInPoints), "{text:?}");
    }
    assert_eq!(read("many", &POINTS), Err(AmountError::NoPoints));
}

#[test]
fn counts_by_the_teams_own_day_and_week() {
    let mut workflow = Workflow::new();
    assert_eq!(read("1w", &workflow.scale()), Ok(Effort::whole(40)));
    workflow.per_day = Some(Effort::whole(6));
    workflow.calendar.working_days.pop_last();
    assert_eq!(read("2d", &workflow.scale()), Ok(Effort::whole(12)));
    assert_eq!(read("1w", &workflow.scale()), Ok(Effort::whole(24)));
    workflow.unit = Unit::Points;
    assert_eq!(read("1w", &workflow.scale()), Err(AmountError::HoursInPoints));
}

#[test]
fn reads_back_every_amount_as_it_is_shown() {
    for minutes in 0..6_000 {
        let shown = Effort(minutes).to_string();
        let back = read(&shown, &HOURS).expect("a number");
        assert!(back.0.abs_diff(minutes) <= 1, "{shown}");
    }
}

#[test]
fn reads_a_figure_with_its_sign_and_refuses_units() {
    for (text, parts) in [
        ("120", 1_200_000),
        (" 2.35 ", 23_500),
        ("2,35", 23_500),
        ("1,234.5", 12_345_000),
        ("1.234,5", 12_345_000),
        ("1 234", 12_340_000),
        (".75", 7_500),
        ("-3", -30_000),
        ("−0,5", -5_000),
        ("+7", 70_000),
        ("½", 5_000),
        ("0", 0),
    ] {
        assert_eq!(figure(text), Some(Figure(parts)), "{text:?}");
    }
    for text in ["", " ", "-", "--3", "many", "3 h", "5%", "1e3", "1.2.3", "9999999999999"] {
        assert_eq!(figure(text), None, "{text:?}");
    }
}

#[test]
fn reads_a_whole_number_up_to_the_most_it_may_be() {
    for (text, number) in
        [("0", 0), (" 3 ", 3), ("3.0", 3), ("1,000", 1_000), ("1’000", 1_000), ("999", 999)]
    {
        assert_eq!(whole(text, 1_000), Some(number), "{text:?}");
    }
    for text in ["", "3.5", "3,5", "½", "-3", "three", "3 h", "30%", "1001", "99999999999"] {
        assert_eq!(whole(text, 1_000), None, "{text:?}");
    }
    assert_eq!(whole("4294967295", u32::MAX), Some(u32::MAX));
    assert_eq!(whole("4294967296", u32::MAX), None);
}

#[test]
fn reads_a_percentage_with_or_without_its_sign() {
    for (text, points) in [
        ("30", 3_000),
        ("30%", 3_000),
        ("30 %", 3_000),
        ("12.5%", 1_250),
        ("12,5 %", 1_250),
        (".75%", 75),
        ("1", 100),
        ("0", 0),
        ("100%", 10_000),
    ] {
        assert_eq!(percent(text), Some(BasisPoints(points)), "{text:?}");
    }
    for text in
        ["", "%", "30%%", "101", "100.5%", "-5", "half", "2h", "0.001%", "1,000", "0.7", ".75"]
    {
        assert_eq!(percent(text), None, "{text:?}");
    }
}

#[test]
fn reads_days_and_weeks_but_no_hours() {
    for (text, tenths) in [
        ("8", 80),
        (" 7.5 ", 75),
        ("3d", 30),
        ("3 days", 30),
        ("2w", 80),
        ("1w 2d", 60),
        ("½", 5),
        ("0", 0),
    ] {
        assert_eq!(days(text, 4), Some(Figure(tenths * 1_000)), "{text:?}");
    }
    for text in ["", "4h", "30m", "1:30", "3p", "-3", "many", "8%"] {
        assert_eq!(days(text, 5), None, "{text:?}");
    }
}
