//! The addresses that demonstrations and tests go to: what they are is promised in `demo/README.md`.

/// What the network is at a staged street.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scene {
    /// A house with fibre.
    FibreHouse,
    /// A building of twelve dwellings on two staircases, fibre and cable.
    Building,
    /// Cable only.
    CableHouse,
    /// Known, not served.
    NotServed,
    /// Cable that carries television only.
    TelevisionOnly,
    /// Fibre and cable in one house.
    TwoTechnologies,
}

/// A street of the demonstration.
pub struct Staged {
    pub insee: &'static str,
    pub postal_code: &'static str,
    pub street: &'static str,
    pub numbers: &'static [(usize, &'static str)],
    pub scene: Scene,
}

/// All of them; every number of a staged street is alike.
pub const STAGED: [Staged; 6] = [
    Staged {
        insee: "42218",
        postal_code: "42000",
        street: "Rue des Tisserands Fictifs",
        numbers: &[(10, ""), (12, ""), (14, "")],
        scene: Scene::FibreHouse,
    },
    Staged {
        insee: "42218",
        postal_code: "42000",
        street: "Avenue du Général Fictif",
        numbers: &[(3, ""), (3, "bis"), (3, "ter"), (13, "")],
        scene: Scene::Building,
    },
    Staged {
        insee: "42207",
        postal_code: "42400",
        street: "Allée des Œillets Fictifs",
        numbers: &[(5, ""), (7, "")],
        scene: Scene::CableHouse,
    },
    Staged {
        insee: "42095",
        postal_code: "42700",
        street: "Chemin du Bout du Monde",
        numbers: &[(9, ""), (11, "")],
        scene: Scene::NotServed,
    },
    Staged {
        insee: "42147",
        postal_code: "42600",
        street: "Impasse Sainte-Ursule",
        numbers: &[(7, ""), (8, "")],
        scene: Scene::TelevisionOnly,
    },
    Staged {
        insee: "42187",
        postal_code: "42300",
        street: "Cours de l'Océan Fictif",
        numbers: &[(11, ""), (21, "")],
        scene: Scene::TwoTechnologies,
    },
];
