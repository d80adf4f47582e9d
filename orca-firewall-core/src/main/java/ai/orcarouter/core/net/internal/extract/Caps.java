/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

/** The bounds of one extraction; reaching any of them makes it opaque (egress.md 3.5, item 9). */
final class Caps {
    /** Nested objects and arrays. */
    static final int DEPTH = 64;
    /** Values and members of the tree. */
    static final int NODES = 20_000;
    /** Characters of text that was decoded or taken out of other text. */
    static final int DERIVED_CHARS = 1 << 20;
    /** Destinations the call connects to; as many mentions are kept besides, further ones are dropped. */
    static final int DESTINATIONS = 256;
    /** Layers of encoding or of JSON in a string. */
    static final int DECODES = 4;
    /** Grammars inside each other, such as Python in a shell command. */
    static final int NESTING = 8;
    /** Texts one glob may stand for. */
    static final int GLOB = 256;
    /** Variables of one script whose values are kept. */
    static final int VARIABLES = 1_000;
    /** Characters of one variable's value. */
    static final int VARIABLE = 8_192;

    private Caps() {}
}
