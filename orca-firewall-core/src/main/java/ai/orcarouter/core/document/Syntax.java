/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What JSON and YAML do differently. */
sealed interface Syntax permits JsonSyntax, YamlSyntax {
    /**
     * A thing that the syntax offers and policies do not take.
     *
     * @param forgetsMember whether a field with such a name is no field at all
     */
    record Refusal(String message, String hint, boolean forgetsMember) {
        Refusal(String message, String hint) {
            this(message, hint, false);
        }
    }

    /** A scalar, or why it is refused. */
    record Scalar(Node node, @Nullable Refusal refusal) {}

    /** Where the first character stands that no document holds; -1 when there is none. */
    int firstForbidden();

    JsonParser parser() throws IOException;

    /** Offset of the current token. */
    int offset(JsonParser parser);

    /** Offset of a fault. */
    int offset(JsonProcessingException fault);

    String message(JsonProcessingException fault);

    String moreThanOne();

    /** Why a value of any kind is refused as it is written. */
    @Nullable
    Refusal refusal(JsonParser parser, int offset) throws IOException;

    /** Why a name is refused as it is written. */
    @Nullable
    Refusal keyRefusal(String name, int offset);

    Scalar scalar(JsonParser parser, JsonToken token, int offset) throws IOException;

    /** The number with that JSON spelling. */
    static Scalar number(String text, int offset) {
        Number value = Numbers.parse(text);
        return value != null
                ? new Scalar(new Node.Num(offset, value), null)
                : new Scalar(
                        new Node.Unread(offset),
                        new Refusal("the number has more than 100 digits or an exponent beyond 400", ""));
    }

    /** The first line of a parser's message, without its own account of the place. */
    static String firstLine(JsonProcessingException fault) {
        String message = fault.getOriginalMessage();
        int end = message.length();
        for (String cut : new String[] {"\n", " (start marker", " (for ", " at [Source"}) {
            int at = message.indexOf(cut);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        String line = message.substring(0, end);
        return line.isEmpty() ? "unreadable" : Character.toLowerCase(line.charAt(0)) + line.substring(1);
    }
}
