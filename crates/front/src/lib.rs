//! FRONT: renders every site.
