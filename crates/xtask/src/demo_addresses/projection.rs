//! Lambert-93 (EPSG:2154), the legal projection of mainland France, from longitude and latitude.

const E: f64 = 0.081_819_191_042_816;
const N: f64 = 0.725_607_765_053_267;
const C: f64 = 11_754_255.426_096;
const XS: f64 = 700_000.0;
const YS: f64 = 12_655_612.049_876;

/// Metres east and north.
pub fn lambert_93(lon: f64, lat: f64) -> (f64, f64) {
    let phi = lat.to_radians();
    let sine = E * phi.sin();
    let isometric =
        ((std::f64::consts::FRAC_PI_4 + phi / 2.0).tan() * ((1.0 - sine) / (1.0 + sine)).powf(E / 2.0)).ln();
    let radius = C * (-N * isometric).exp();
    let angle = N * (lon - 3.0).to_radians();
    (XS + radius * angle.sin(), YS - radius * angle.cos())
}

#[cfg(test)]
mod tests {
    use super::lambert_93;

    #[test]
    fn the_origin_of_the_projection_and_a_known_place_are_where_they_must_be() {
        let (x, y) = lambert_93(3.0, 46.5);
        assert!((x - 700_000.0).abs() < 0.01 && (y - 6_600_000.0).abs() < 0.01, "{x} {y}");
        let (x, y) = lambert_93(4.3903, 45.4397);
        assert!((x - 808_689.35).abs() < 0.01 && (y - 6_483_208.56).abs() < 0.01, "{x} {y}");
    }
}
