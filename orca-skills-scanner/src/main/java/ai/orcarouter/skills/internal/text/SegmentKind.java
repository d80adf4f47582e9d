/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.text;

/** What a part of a text is, which says which rules look at it. */
public enum SegmentKind {
    /** The YAML before a Markdown text. */
    FRONT_MATTER(Group.PROSE),
    /** A heading. */
    HEADING(Group.PROSE),
    /** Running text and lists. */
    PROSE(Group.PROSE),
    /** A block quote. */
    QUOTE(Group.PROSE),
    /** A row of a table. */
    TABLE(Group.PROSE),
    /** A comment that renderers do not show. */
    HTML_COMMENT(Group.PROSE),
    /** A string that documents code, which tools hand to the model. */
    DOCSTRING(Group.PROSE),
    /** What a list of tools, prompts or resources tells the model. */
    TOOL_TEXT(Group.PROSE),
    /** A fenced block. */
    FENCE(Group.CODE),
    /** Code in running text. */
    INLINE_CODE(Group.CODE),
    /** A command that runs when the text is loaded. */
    LOAD_COMMAND(Group.CODE),
    /** Program text of a file of its own. */
    SCRIPT(Group.CODE),
    /** A comment in program text. */
    COMMENT(Group.COMMENT),
    /** JSON, YAML, TOML and the like. */
    DATA(Group.DATA),
    /** What an encoded part of another text decodes to; every rule looks at it. */
    DECODED(Group.ANY);

    /** Kinds that rules treat alike. */
    public enum Group {
        /** Text that is read. */
        PROSE,
        /** Text that is run. */
        CODE,
        /** Remarks in text that is run. */
        COMMENT,
        /** Configuration. */
        DATA,
        /** All of them. */
        ANY
    }

    private final Group group;

    SegmentKind(Group group) {
        this.group = group;
    }

    /** What rules treat it like. */
    public Group group() {
        return group;
    }
}
