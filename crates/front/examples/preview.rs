//! FRONT before a pretended BACK, for who draws pages: `cargo run -p weblys-front --example preview`.
//!
//! Arguments: the address to listen on, the brand. With the cookie `weblys_shop=session-1` there is a cart.

#[path = "../tests/pretend_back/mod.rs"]
mod pretend_back;

use weblys_front::{Config, bind};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let config = Config {
        listen: arguments.next().unwrap_or_else(|| "127.0.0.1:4100".to_owned()),
        brand: arguments.next().unwrap_or_else(|| "exemplia".to_owned()),
        back_url: pretend_back::start(pretend_back::staff::Rounds::default()).await,
        csrf_secret: "only for looking at pages, not a secret".to_owned(),
        secure_cookies: false,
        demo: true,
        demo_addresses: ["12 rue des Lilas, Saint-Exemple", "rue des Lilas", "nulle part"].map(str::to_owned).to_vec(),
        ..Config::default()
    };
    bind(config).await?.serve(std::future::pending()).await?;
    Ok(())
}
