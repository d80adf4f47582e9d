/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import java.util.List;
import java.util.Map;

/** A value of a document and where it stands: the offset of its first character in the text. */
public sealed interface Node {
    /** Offset of the first character in the text. */
    int offset();

    /** What people call it: {@code a string}, {@code an object}. */
    String kind();

    /**
     * An object.
     *
     * @param members in document order; of members with the same name the first
     */
    record Obj(int offset, Map<String, Member> members) implements Node {
        @Override
        public String kind() {
            return "an object";
        }
    }

    /**
     * A member of an object.
     *
     * @param nameOffset offset of the name
     * @param value what it holds
     */
    record Member(int nameOffset, Node value) {}

    /** A list. */
    record Arr(int offset, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A string. */
    record Str(int offset, String text) implements Node {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /**
     * A number.
     *
     * @param value a {@code Long} when it is written as a whole number that fits, else a {@code BigDecimal}
     */
    record Num(int offset, Number value) implements Node {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** A truth value. */
    record Bool(int offset, boolean value) implements Node {
        @Override
        public String kind() {
            return "a boolean";
        }
    }

    /** Null, and in YAML an absent value. */
    record Nil(int offset) implements Node {
        @Override
        public String kind() {
            return "null";
        }
    }

    /** A value that could not be read; the finding says why. */
    record Unread(int offset) implements Node {
        @Override
        public String kind() {
            return "unreadable";
        }
    }
}
