//! French and English texts, and the formats of money, dates and phones.
