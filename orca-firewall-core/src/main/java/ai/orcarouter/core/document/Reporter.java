/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

/** Where a tree reader reports: a whole document, or a string inside one that holds a document of its own. */
public sealed interface Reporter {
    /** Reports an error at a character of the text that is read. */
    void error(int offset, String pointer, String message, String hint);

    /** A place in the text that is read, for people. */
    String place(int offset);

    /**
     * Reports places of the document itself.
     *
     * @param findings where findings go
     * @param source the document's text
     */
    record Whole(Findings findings, SourceText source) implements Reporter {
        @Override
        public void error(int offset, String pointer, String message, String hint) {
            findings.error(offset, pointer, "", message, hint);
        }

        @Override
        public String place(int offset) {
            return "line " + source.line(offset) + ", column " + source.column(offset);
        }
    }

    /**
     * Reports at the string, with the pointer continued into it and the character where it went wrong.
     *
     * @param findings where findings go
     * @param at offset of the string in the document
     * @param base pointer of the string
     * @param subject the rule it belongs to
     */
    record Inside(Findings findings, int at, String base, String subject) implements Reporter {
        @Override
        public void error(int offset, String pointer, String message, String hint) {
            findings.error(at, base + pointer, subject, message + " (" + place(offset) + " of the string)", hint);
        }

        @Override
        public String place(int offset) {
            return "character " + (offset + 1);
        }
    }
}
