//! What the typesetter sees of the world: one program, one file of words, four fonts, and nothing else.
//!
//! No network, no disk, no clock, no packages: whatever else it asks for is not there.

use crate::fault::PdfFault;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// The program that sets a document; it reads its words from [`WORDS`].
const PROGRAM: &str = "document.typ";
/// The words of the document.
const WORDS: &str = "document.json";
/// Liberation Sans and Mono, as published: see `fonts/LICENSE`.
const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/LiberationSans-Regular.ttf"),
    include_bytes!("../fonts/LiberationSans-Bold.ttf"),
    include_bytes!("../fonts/LiberationSans-Italic.ttf"),
    include_bytes!("../fonts/LiberationMono-Regular.ttf"),
];

/// So many of them, the first ones, are for running text.
const RUNNING: usize = 3;

/// What is the same for every document.
struct Workshop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    program: Source,
    words: FileId,
}

static WORKSHOP: LazyLock<Option<Workshop>> = LazyLock::new(Workshop::open);

impl Workshop {
    fn open() -> Option<Self> {
        let fonts: Vec<Font> = FONTS.into_iter().filter_map(|font| Font::new(Bytes::new(font), 0)).collect();
        let file = |name| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern());
        // Row headers are behind this feature as long as its form may change.
        let features = [Feature::A11yExtras].into_iter().collect();
        (fonts.len() == FONTS.len()).then_some(())?;
        Some(Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            program: Source::new(file(PROGRAM)?, include_str!("document.typ").to_owned()),
            words: file(WORDS)?,
        })
    }
}

/// The world of one document.
pub(crate) struct Desk {
    workshop: &'static Workshop,
    words: Bytes,
}

impl Desk {
    /// Lays out the words of a document, as JSON.
    pub(crate) fn with(words: Vec<u8>) -> Result<Self, PdfFault> {
        let workshop = WORKSHOP.as_ref().ok_or(PdfFault::Font)?;
        Ok(Self { workshop, words: Bytes::new(words) })
    }

    /// Whether the fonts of words can show a character: those for running text all have the same ones. Blanks of any
    /// width and the hyphen that does not break are made from the ordinary ones.
    pub(crate) fn shows(&self, character: char) -> bool {
        let drawn = if character == '\u{2011}' { '\u{2010}' } else { character };
        let has = |font: &Font| font.info().coverage.contains(drawn.into());
        drawn.is_whitespace() || self.workshop.fonts.iter().take(RUNNING).all(has)
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.workshop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.workshop.book
    }

    fn main(&self) -> FileId {
        self.workshop.program.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.workshop.program.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.workshop.words { Ok(self.words.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.workshop.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
