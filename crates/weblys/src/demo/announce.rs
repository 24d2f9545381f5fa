//! Says where everything of the demonstration is, to people and to programs.

use super::accounts;
use super::places::{Place, Places, local};
use super::secrets::write_private;
use serde_json::{Value, json};
use std::time::Duration;

/// Writes `endpoints.json`, and the table that people read.
pub fn announce(places: &Places, has_accounts: bool, took: Duration) -> anyhow::Result<()> {
    write_private(&places.data_dir.join("endpoints.json"), &endpoints(places).to_string())?;
    let front = places.first.front_url();
    println!("ready {front}");
    println!();
    println!("  Everything, from here      {front}/");
    println!("  SelfShop                   {front}/shop");
    println!("  Staff                      {front}/staff");
    println!("  Mails that were sent       {front}/demo/mails");
    println!("  Components                 {front}/demo/gallery");
    println!("  BACK (private)             {}", local(places.first.back));
    println!("  Operator system            {}", local(places.first.procable));
    println!("  Card page (stand-in)       {}", local(places.cardpage));
    if let Some(second) = &places.second {
        println!("  A second environment       {}/  ({})", second.front_url(), second.name);
        println!("  Staff there                {}/staff", second.front_url());
    }
    for account in accounts::ACCOUNTS.iter().filter(|_| has_accounts) {
        println!("  Demo account               {} / {}  ({})", account.login, account.password, account.name);
    }
    println!("  Data                       {}", places.data_dir.display());
    println!("  Started in                 {:.1} s. Stop with Ctrl-C.", took.as_secs_f64());
    Ok(())
}

/// The first environment, with the card page; the second one below `second`.
fn endpoints(places: &Places) -> Value {
    let mut all = of(&places.first);
    all["cardpage"] = json!(local(places.cardpage));
    all["credentials"]["cardpage"] = json!(places.cardpage_secret);
    if let Some(second) = &places.second {
        all["second"] = of(second);
    }
    all
}

fn of(place: &Place) -> Value {
    json!({
        "front": place.front_url(), "back": local(place.back), "procable": local(place.procable),
        "credentials": { "back": place.secrets.back, "procable": place.secrets.procable },
    })
}
