//! The weights of the signs, and the chance that scores stand for.

use super::features::{Sign, Signs};
use super::form::Form;

/// The weights that are built in: `models/speakers.tsv`, made by `cargo xtask train speakers`.
const FILE: &str = include_str!("../../../models/speakers.tsv");

/// A factor of two in the odds, in steps of the weights.
const DOUBLE: i32 = 32;

/// The columns: for every form of a source, then for each.
pub(crate) const COLUMNS: usize = 1 + Form::ALL.len();

/// 2^(-i/32), in 65536ths.
const FRACTIONS: [u32; 32] = [
    65536, 64132, 62757, 61413, 60097, 58809, 57549, 56316, 55109, 53928, 52773, 51642, 50535, 49452, 48393, 47356,
    46341, 45348, 44376, 43425, 42495, 41584, 40693, 39821, 38968, 38133, 37316, 36516, 35734, 34968, 34219, 33486,
];

/// What each sign is worth, for every form of a source and for one.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    rows: Vec<[i32; COLUMNS]>,
    /// The least chance at which a speaker is given, in thousandths.
    pub(super) least: u16,
    /// For each step of a chance as the scores tell it, how often it was right on articles held out, in thousandths: in each
    /// [group](Form::group) of forms.
    held_out: [Vec<u16>; 2],
}

impl Default for Weights {
    fn default() -> Self {
        Self::parse(FILE)
    }
}

impl Weights {
    /// Reads the weights; a row that is none is passed over.
    pub(crate) fn parse(file: &str) -> Self {
        let mut new = Self { rows: vec![[0; COLUMNS]; Sign::ALL.len()], least: 1000, held_out: Default::default() };
        let mut columns: Vec<usize> = Vec::new();
        for line in file.lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default();
            if name == "sign" {
                columns = fields.map(|form| Form::named(form).map_or(0, |f| 1 + f as usize)).collect();
                continue;
            }
            let numbers = fields.map(|n| n.parse().unwrap_or(0));
            let thousandth = |n: i32| u16::try_from(n).unwrap_or(0).min(1000);
            match name {
                "least" => new.least = numbers.map(thousandth).next().unwrap_or(1000),
                "held-out-person" => new.held_out[0] = numbers.map(thousandth).collect(),
                "held-out-other" => new.held_out[1] = numbers.map(thousandth).collect(),
                _ => {
                    if let Some(sign) = Sign::named(name) {
                        numbers.zip(&columns).for_each(|(n, &column)| new.rows[sign as usize][column] = n);
                    }
                }
            }
        }
        new
    }

    /// What speaks for a candidate.
    pub(super) fn score(&self, form: Form, signs: Signs) -> i32 {
        signs.iter().map(|i| self.rows[i][0] + self.rows[i][1 + form as usize]).sum()
    }

    /// The best of the scores of a source of this form, and its chance in thousandths; of equal ones the first.
    pub(super) fn best(&self, form: Form, scores: &[i32]) -> (usize, u16) {
        let best = (0..scores.len()).rev().max_by_key(|&i| scores[i]).unwrap_or(0);
        let top = scores.get(best).copied().unwrap_or(0);
        let all: u64 = scores.iter().map(|&s| u64::from(share(top - s))).sum();
        let chance = (u64::from(FRACTIONS[0]) * 1000 / all.max(1)) as usize;
        let measured = self.held_out[form.group()].get(step(chance)).copied();
        (best, measured.unwrap_or(u16::try_from(chance).unwrap_or(1000)))
    }
}

/// The steps of chances in which answers were counted: twentieths, and hundredths where most of them lie.
pub(crate) const HELD_OUT: usize = 25;

/// The step of a chance in thousandths.
pub(crate) fn step(chance: usize) -> usize {
    if chance < 950 { chance / 50 } else { (19 + (chance - 950) / 10).min(HELD_OUT - 1) }
}

/// What is left of a share that is worse by `steps`, in 65536ths.
fn share(steps: i32) -> u32 {
    let (half, part) = (steps.max(0) / DOUBLE, steps.max(0) % DOUBLE);
    FRACTIONS[part as usize].checked_shr(half as u32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_is_a_share_of_all() {
        let weights = Weights::parse("");
        assert_eq!(weights.best(Form::It, &[0, 32, 0]), (1, 500));
        assert_eq!(weights.best(Form::It, &[0, 0]), (0, 500));
        assert_eq!(weights.best(Form::It, &[-900, 900]).1, 1000);
    }

    #[test]
    fn a_chance_is_what_was_measured() {
        let counted = "0\t".repeat(10) + "444\n";
        let weights = Weights::parse(&["held-out-other\t", &counted].concat());
        assert_eq!(weights.best(Form::It, &[32, 0, 0]).1, 444);
        assert_eq!(weights.best(Form::Person, &[32, 0, 0]).1, 500);
    }

    #[test]
    fn chances_are_counted_in_steps_that_follow_one_another() {
        let steps: Vec<usize> = (0..=1000).map(step).collect();
        assert!(steps.is_sorted_by(|a, b| b - a <= 1));
        assert_eq!((steps[0], steps[1000]), (0, HELD_OUT - 1));
    }

    #[test]
    fn every_form_has_its_column() {
        let head = FILE.lines().find(|l| l.starts_with("sign\t")).expect("the columns are named");
        let forms: Vec<&str> = head.split('\t').skip(2).collect();
        assert_eq!(forms, Form::ALL.iter().map(|f| f.as_str()).collect::<Vec<_>>());
    }

    #[test]
    fn every_sign_has_its_row_and_every_row_its_sign() {
        let rows: Vec<&str> = FILE.lines().filter_map(|l| l.split('\t').next()).collect();
        for sign in Sign::ALL {
            assert!(rows.contains(&sign.as_str()), "{}", sign.as_str());
        }
        for row in rows
            .iter()
            .filter(|r| !r.starts_with('#') && !r.starts_with("held-out") && !matches!(**r, "least" | "sign"))
        {
            assert!(Sign::named(row).is_some(), "{row}");
        }
    }
}
