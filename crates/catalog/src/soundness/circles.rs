//! Things that need themselves, by way of others that they need.

/// Of things by their places, each with the places of those it needs: whether it is among what it needs, however far.
///
/// Every need is followed twice, however long the chains are: a file may have a hundred thousand in one (Kosaraju's strongly
/// connected components, without recursion).
pub(super) fn in_circles(needs: &[Vec<usize>]) -> Vec<bool> {
    let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); needs.len()];
    for (place, needed) in needs.iter().enumerate() {
        needed.iter().for_each(|other| needed_by[*other].push(place));
    }
    let mut left = Vec::with_capacity(needs.len());
    let mut seen = vec![false; needs.len()];
    (0..needs.len()).for_each(|place| visit(place, needs, &mut seen, &mut left));
    let mut circles = vec![false; needs.len()];
    let mut seen = vec![false; needs.len()];
    for place in left.into_iter().rev() {
        let mut together = Vec::new();
        visit(place, &needed_by, &mut seen, &mut together);
        if together.len() > 1 || needs[place].contains(&place) {
            together.into_iter().for_each(|one| circles[one] = true);
        }
    }
    circles
}

/// Goes from a place to all that were not seen, and notes each when nothing more is to be seen from it.
fn visit(from: usize, ways: &[Vec<usize>], seen: &mut [bool], left: &mut Vec<usize>) {
    if std::mem::replace(&mut seen[from], true) {
        return;
    }
    let mut open = vec![(from, ways[from].iter())];
    while let Some((place, next)) = open.last_mut() {
        match next.next() {
            Some(other) if std::mem::replace(&mut seen[*other], true) => {}
            Some(other) => open.push((*other, ways[*other].iter())),
            None => {
                left.push(*place);
                open.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same, place by place.
    fn needs_itself(place: usize, needs: &[Vec<usize>]) -> bool {
        let (mut seen, mut to_follow) = (vec![false; needs.len()], needs[place].clone());
        while let Some(other) = to_follow.pop() {
            if !std::mem::replace(&mut seen[other], true) {
                to_follow.extend(&needs[other]);
            }
        }
        seen[place]
    }

    proptest! {
        #[test]
        fn who_needs_himself_is_found_however_far(needs in prop::collection::vec(prop::collection::vec(0usize..12, 0..3), 12)) {
            let expected: Vec<bool> = (0..needs.len()).map(|place| needs_itself(place, &needs)).collect();
            prop_assert_eq!(in_circles(&needs), expected);
        }
    }
}
