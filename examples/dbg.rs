//! x
use tadqiq::knowledge::morph::Readings;
fn main(){ for w in std::env::args().skip(1){ println!("{w}"); for a in Readings::of(&w).iter(){ println!("   {:?} {:?} {:?} c{} s{} h{} art{} p{:?} {:?}", a.reading.kind,a.reading.gender,a.reading.number,a.reading.cases,a.reading.states,a.reading.human,a.article,a.particle, a.entry().map(|e|e.text)); } } }
