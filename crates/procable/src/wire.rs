//! What travels between the operator system and its callers, in JSON.

mod calendar;
mod code_table;
mod holding;
mod order;
mod reading;
mod service;
mod web_user;

pub use calendar::{Hold, HoldRequest, SlotList, SlotPlaces};
pub use code_table::{Code, CodeListing, CodeTable, CodeTableListing};
pub use holding::{HeldService, Holding, HoldingPage};
pub use order::{
    Address, Appointment, Card, Customer, Delivery, Document, OrderAnswer, OrderedService, Payment, PlaceOrder,
    PlannedCall, PortedNumber, ServiceCall,
};
pub use reading::{ContractFile, CustomerFile, Equipment, FiledCall, OrderFile, OrderLine, OrderPage};
pub use service::{PickupPoint, PickupPointList, Service, ServiceListing, Tariff};
pub use web_user::{PutWebUser, WebUser, WebUserPage};
