use tadqiq::knowledge::words::{arabic,doubt::look,parts::reading};
fn main(){for w in std::env::args().skip(1){println!("{w} {:?} reading {:?}\n   {:?}",arabic(&w),reading(&w),look(&w).map(|d|(d.slip.map(|s|(s.score,s.meant)),d.joined.map(|j|(j.score,j.ways)))));}}
