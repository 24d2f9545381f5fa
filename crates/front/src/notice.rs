//! What SelfShop tells its visitors on every page: a parameter of BACK's, kept here so that no page asks for it.

use std::sync::RwLock;
use std::time::Duration;
use weblys_api::client::{BackClient, Caller};
use weblys_api::parameters::ShopNotice;
use weblys_kernel::Locale;

/// How often BACK is asked.
const WATCH_EVERY: Duration = Duration::from_secs(1);

/// The notice as last heard. When BACK does not answer, the last one stays.
#[derive(Debug, Default)]
pub struct Notice(RwLock<ShopNotice>);

impl Notice {
    /// Its words; none when there is nothing to tell. What is said in one language only is better than silence.
    #[must_use]
    pub fn words(&self, locale: Locale) -> Option<String> {
        let notice = self.0.read().ok()?;
        let (first, second) = match locale {
            Locale::Fr => (&notice.fr, &notice.en),
            Locale::En => (&notice.en, &notice.fr),
        };
        [first, second].into_iter().find(|words| !words.is_empty()).cloned()
    }

    fn hears(&self, heard: ShopNotice) {
        if let Ok(mut notice) = self.0.write() {
            *notice = heard;
        }
    }

    /// Asks BACK again and again for as long as the process lives.
    pub async fn watch(&self, back: &BackClient) {
        let caller = Caller { correlation: "notice".to_owned(), ..Caller::default() };
        let mut tick = tokio::time::interval(WATCH_EVERY);
        loop {
            tick.tick().await;
            if let Ok(heard) = back.shop_notice(&caller).await {
                self.hears(heard);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_told_in_the_reader_s_language_or_else_in_the_other() {
        let notice = Notice::default();
        assert_eq!(notice.words(Locale::Fr), None);
        notice.hears(ShopNotice { fr: "Travaux ce soir".to_owned(), en: String::new() });
        assert_eq!(notice.words(Locale::En).as_deref(), Some("Travaux ce soir"));
        notice.hears(ShopNotice { fr: "Travaux ce soir".to_owned(), en: "Works tonight".to_owned() });
        assert_eq!(notice.words(Locale::En).as_deref(), Some("Works tonight"));
    }
}
