// SPDX-License-Identifier: Apache-2.0
#include "evaluated.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

// Edges of the functions that make texts of texts.

namespace scim::provisioning::test {
namespace {

std::vector<Row> const nulls {
    {R"(Append([none], "x"))", {}, "null"},
    {R"(Append("x", [none]))", {}, "x"},
    {R"(ConvertToBase64([none]))", {}, "null"},
    {R"(ConvertToUTF8Hex([none]))", {}, "null"},
    {R"(InStr([none], "x"))", {}, "0"},
    {R"(Left([none], 3))", {}, ""},
    {R"(Mid([none], 1, 3))", {}, "null"},
    {R"(NormalizeDiacritics([none]))", {}, "null"},
    {R"(PCase([none]))", {}, "null"},
    {R"(StripSpaces([none]))", {}, "null"},
    {R"(ToLower([none]))", {}, "null"},
    {R"(ToUpper([none]))", {}, "null"},
    {R"(Word([none], 1, " "))", {}, ""},
};

BOOST_DATA_TEST_CASE(null_stays_null_unless_documented_otherwise, nulls)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

std::vector<Row> const parts {
    {R"(Left("John", 0))", {}, ""},
    {R"(Left("John", -1))", {}, "John"},
    {R"(Left("John", 9))", {}, "John"},
    {R"(Left("äöü", 2))", {}, "äö"},
    {R"(Left("😀😁", 1))", {}, "😀"},
    {R"(Mid("John", 2, 2))", {}, "oh"},
    {R"(Mid("John", 3, 99))", {}, "hn"},
    {R"(Mid("John", 5, 1))", {}, ""},
    {R"(Mid("John", 1, 0))", {}, ""},
    {R"(Mid("John", 0, 1))", {}, "error column 13: Mid, start: positions count from 1; start at 1 or later"},
    {R"(Mid("John", 1, -1))", {}, "error column 16: Mid, length: a length cannot be negative; give 0 or more"},
    {R"(Word("a b", 0, " "))", {}, ""},
    {R"(Word("a b", -1, " "))", {}, ""},
    {R"(Word("a b", 3, " "))", {}, ""},
    {R"(Word("  a   b ", 2, " "))", {}, "b"},
    {R"(Word("a b", 1, ""))", {}, "a b"},
    {R"(Word("", 1, " "))", {}, ""},
    {R"(StripSpaces(" a b  c "))", {}, "abc"},
    {"StripSpaces(\"a\tb\u00A0c\")", {}, "a\tb\u00A0c"},
    {R"(InStr("abc", "d"))", {}, "0"},
    {R"(InStr("abcabc", "b", 3))", {}, "5"},
    {R"(InStr("abc", "a", 9))", {}, "0"},
    {R"(InStr("repEated", "E"))", {}, "4"},
    {R"(InStr("repEated", "e", 3, vbTextCompare))", {}, "4"},
    {R"(InStr("Äb", "ä", , vbTextCompare))", {}, "1"},
    {R"(InStr("äöü", "ü"))", {}, "3"},
    {R"(InStr("abc", "a", 0))", {}, "error column 19: InStr, start: positions count from 1; start at 1 or later"},
    {R"(InStr("abc", "a", 1, "vbTextCompare"))", {},
        "error column 22: InStr, compareType: vbTextCompare and vbBinaryCompare belong here only if InStr wants them; "
        "write "
        "InStr(value1, value2, [start], [compareType])"},
};

BOOST_DATA_TEST_CASE(parts_are_cut_by_characters, parts)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

std::vector<Row> const cases {
    {R"(ToLower("ÄÖÜ ΑΒΓ АБВ"))", {}, "äöü αβγ абв"},
    {R"(ToUpper("äöü αβγ абв"))", {}, "ÄÖÜ ΑΒΓ АБВ"},
    {R"(ToUpper("straße"))", {}, "STRAßE"},
    {R"(ToLower("İI"))", {}, "İi"},
    {R"(ToUpper("ıi"))", {}, "ıI"},
    {R"(ToLower("İI", "tr-TR"))", {}, "iı"},
    {R"(ToUpper("ıi", "az"))", {}, "Iİ"},
    {R"(ToUpper("i", "en-US"))", {}, "I"},
    {R"(ToUpper("i", [none]))", {}, "I"},
    {R"(ToUpper("i", "Turkish!"))", {},
        "error column 14: ToUpper, culture: this is no name of a culture; write one such as tr-TR or en-US, or leave "
        "it out"},
    {R"(PCase("jean-luc o'neill"))", {}, "Jean-Luc O'neill"},
    {R"(PCase("jean-luc o'neill", " '"))", {}, "Jean-luc O'Neill"},
    {R"(PCase("anna_maria (second) 2nd"))", {}, "Anna_Maria (Second) 2Nd"},
    {R"(PCase("2nd floor", " "))", {}, "2nd Floor"},
    {R"(PCase("ÉLODIE ÅSA"))", {}, "Élodie Åsa"},
    {R"(PCase("ANNA MARIA", ""))", {}, "Anna maria"},
};

BOOST_DATA_TEST_CASE(case_follows_the_culture, cases)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

// Letters of Microsoft's table with what they become. Some are one code point, some a letter with marks behind it.
std::vector<Row> const accents {
    {R"(NormalizeDiacritics("äàâãåáąăāǟǡā̈å̄a̱"))", {}, "aaaaaaaaaaaaaa"},
    {R"(NormalizeDiacritics("ÄÀÂÃÅÁĄĂĀǞǠA̱Å̄"))", {}, "AAAAAAAAAAAAA"},
    {R"(NormalizeDiacritics("æǣÆǢ"))", {}, "aeaeAEAE"},
    {R"(NormalizeDiacritics("çčćc̄c̱ÇČĆ"))", {}, "cccccCCC"},
    {R"(NormalizeDiacritics("ďd̄ḏĎḎ"))", {}, "dddDD"},
    {R"(NormalizeDiacritics("ëèéêęěėēḗḕe̊̄ËÈÉÊĘĚĖĒ"))", {}, "eeeeeeeeeeeEEEEEEEE"},
    {R"(NormalizeDiacritics("ğḡg̱ĞḠ"))", {}, "gggGG"},
    {R"(NormalizeDiacritics("ïîìíıīi̱ÏÎÌÍİĪ"))", {}, "iiiiiiiIIIIII"},
    {R"(NormalizeDiacritics("ľłl̄ḹḻŁĽ"))", {}, "lllllLL"},
    {R"(NormalizeDiacritics("ñńňṉÑŃŇ"))", {}, "nnnnNNN"},
    {R"(NormalizeDiacritics("öòőõôóōṓǭȭȱÖÒŐ"))", {}, "oooooooooooOOO"},
    {R"(NormalizeDiacritics("øø̄œ̄ØǾŒ̄"))", {}, "oeoeoeOEOEOE"},
    {R"(NormalizeDiacritics("řṟṝŘ"))", {}, "rrrR"},
    {R"(NormalizeDiacritics("ßẞ"))", {}, "ssSS"},
    {R"(NormalizeDiacritics("šśșşŠŚȘŞ"))", {}, "ssssSSSS"},
    {R"(NormalizeDiacritics("ťțṯŤȚ"))", {}, "tttTT"},
    {R"(NormalizeDiacritics("üùûúůűūu̇̄ǖṻÜÙÛ"))", {}, "uuuuuuuuuuUUU"},
    {R"(NormalizeDiacritics("ÿýȳŸÝ"))", {}, "yyyYY"},
    {R"(NormalizeDiacritics("źžżẕŹŽŻ"))", {}, "zzzzZZZ"},
    {R"(NormalizeDiacritics("άέή ёй"))", {}, "αεη еи"},
    {R"(NormalizeDiacritics("한글 が 漢字 O'Neill-42"))", {}, "한글 が 漢字 O'Neill-42"},
};

BOOST_DATA_TEST_CASE(accents_are_taken_away, accents)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

std::vector<Row> const codes {
    {R"(ConvertToBase64("ä😀"))", {}, "5AA92ADe"},
    {R"(ConvertToUTF8Hex("ä"))", {}, "C3A4"},
    {R"(ConvertToUTF8Hex(""))", {}, ""},
    {R"(ConvertToBase64([bad]))", {{"bad", "\xFF"}}, "/f8="},
};

BOOST_DATA_TEST_CASE(texts_are_encoded, codes)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

}  // namespace
}  // namespace scim::provisioning::test
