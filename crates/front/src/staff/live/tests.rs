//! Listeners, without BACK.

use super::*;
use crate::config::Config;
use futures::FutureExt;
use futures::StreamExt;
use weblys_api::notices::{News, Signal};
use weblys_api::security::{Right, RightSet};

fn shop() -> Shop {
    let csrf_secret = "a secret that is long enough for a test".into();
    Shop::each(Config { csrf_secret, ..Config::default() }).unwrap().remove(0)
}

fn begun(user: u128, session: u128, unread: u32) -> Listening {
    Listening {
        user_id: Uuid::from_u128(user),
        session_id: Uuid::from_u128(session),
        rights: [Right::ContactsRead].into_iter().collect::<RightSet>(),
        unread,
        seq: 10,
        ends_in_seconds: 1_800,
    }
}

fn heard(from: i64, news: impl IntoIterator<Item = News>) -> Signals {
    let signals = (from..).zip(news).map(|(seq, news)| Signal { seq, news }).collect();
    Signals { version: 1, is_lost: false, signals }
}

/// What was said until now; none when it has ended.
fn said(stream: &mut Stream) -> Option<String> {
    let mut all = String::new();
    loop {
        match stream.next().now_or_never() {
            None => return Some(all),
            Some(Some(Ok(bytes))) => all.push_str(std::str::from_utf8(&bytes).unwrap()),
            Some(None) if all.is_empty() => return None,
            Some(None) => return Some(all),
        }
    }
}

fn notice(right: Right) -> News {
    News::Notice { user_id: None, right: Some(right) }
}

#[test]
fn a_page_hears_the_count_first_and_then_what_is_new_for_it() {
    let shop = shop();
    let mut stream = shop.hub.join(&shop, &begun(1, 1, 2)).unwrap();
    let first = said(&mut stream).unwrap();
    assert!(first.starts_with("retry: ") && first.ends_with("event: unread\ndata: 2\n\n"), "{first}");
    let news = [notice(Right::ContactsRead), notice(Right::JobsRead)];
    shop.hub.held().take(&heard(11, news));
    assert_eq!(said(&mut stream).unwrap(), "event: unread\ndata: 3\n\n", "nothing of what he may not see");
    let to = |user| News::Notice { user_id: Some(Uuid::from_u128(user)), right: None };
    shop.hub.held().take(&heard(12, [to(1), to(1), to(2)]));
    assert_eq!(said(&mut stream).unwrap(), "event: unread\ndata: 4\n\n", "what was heard already counts once");
    shop.hub.held().take(&heard(15, [News::Read { user_id: Uuid::from_u128(1), unread: 0 }]));
    assert_eq!(said(&mut stream).unwrap(), "event: unread\ndata: 0\n\n");
}

#[test]
fn only_the_last_count_is_kept_for_one_that_reads_slowly() {
    let shop = shop();
    let mut stream = shop.hub.join(&shop, &begun(1, 1, 0)).unwrap();
    said(&mut stream);
    shop.hub.held().take(&heard(11, (0..250).map(|_| notice(Right::ContactsRead))));
    assert_eq!(said(&mut stream).unwrap(), "event: unread\ndata: 99+\n\n");
}

#[test]
fn a_session_that_ended_is_told_so_and_nothing_more() {
    let shop = shop();
    let [mut his, mut second, mut another] =
        [begun(1, 1, 0), begun(1, 2, 0), begun(2, 3, 0)].map(|begun| shop.hub.join(&shop, &begun).unwrap());
    for stream in [&mut his, &mut second, &mut another] {
        said(stream);
    }
    let all = News::AllEnded { user_id: Uuid::from_u128(1), but: Some(Uuid::from_u128(2)) };
    shop.hub.held().take(&heard(11, [all, notice(Right::ContactsRead)]));
    assert_eq!(said(&mut his).unwrap(), "event: ended\ndata: \n\n");
    assert_eq!(said(&mut his), None);
    assert_eq!(said(&mut second).unwrap(), "event: unread\ndata: 1\n\n");
    shop.hub.held().take(&heard(13, [News::Ended { session_id: Uuid::from_u128(3) }]));
    assert!(said(&mut another).unwrap().contains("event: ended"));
}

#[test]
fn one_user_keeps_so_many_pages_open_and_gone_ones_make_room() {
    let shop = shop();
    let mut open: Vec<Stream> =
        (0..shop.config.open_pages_of_a_user).map(|_| shop.hub.join(&shop, &begun(1, 1, 0)).unwrap()).collect();
    assert_eq!(shop.hub.join(&shop, &begun(1, 1, 0)).unwrap_err(), Full::OfUser);
    assert!(shop.hub.join(&shop, &begun(2, 1, 0)).is_ok());
    open.pop();
    assert!(shop.hub.join(&shop, &begun(1, 1, 0)).is_ok());
    open.clear();
    assert_eq!(shop.hub.count(), 0);
    assert!(shop.hub.held().of_users.is_empty(), "nobody is remembered");
}

#[test]
fn pages_go_elsewhere_when_we_stop_or_have_lost_something() {
    let shop = shop();
    let mut stream = shop.hub.join(&shop, &begun(1, 1, 0)).unwrap();
    said(&mut stream);
    shop.hub.held().take(&Signals { is_lost: true, ..heard(900, []) });
    assert_eq!(said(&mut stream), None);
    let mut stream = shop.hub.join(&shop, &begun(1, 1, 0)).unwrap();
    said(&mut stream);
    shop.hub.close();
    assert_eq!(said(&mut stream), None);
    assert_eq!(shop.hub.join(&shop, &begun(1, 1, 0)).unwrap_err(), Full::Whole);
}

#[test]
fn silence_is_broken_by_a_comment_and_ends_with_the_session() {
    let shop = shop();
    let mut stream = shop.hub.join(&shop, &begun(1, 1, 0)).unwrap();
    said(&mut stream);
    shop.hub.held().each(|listener| listener.tick(Instant::now(), false));
    assert_eq!(said(&mut stream).unwrap(), "");
    shop.hub.held().each(|listener| listener.tick(Instant::now(), true));
    assert_eq!(said(&mut stream).unwrap(), ":\n\n");
    shop.hub.held().each(|listener| listener.tick(Instant::now() + Duration::from_secs(1_800), false));
    assert_eq!(said(&mut stream), None);
}
