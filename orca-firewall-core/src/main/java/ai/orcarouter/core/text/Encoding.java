/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.text;

import java.util.Locale;

/** A way in which text is written in other characters. */
public enum Encoding {
    /** Base64 or base64url (RFC 4648), padded or not, of UTF-8. */
    BASE64,
    /** Two hexadecimal digits for each byte of UTF-8. */
    HEX,
    /** Percent-encoding (RFC 3986) of UTF-8. */
    PERCENT,
    /** Escapes of program text: {@code \}{@code u0041}, {@code \x41}, {@code \n} and the like. */
    ESCAPE,
    /** Character references of HTML. */
    ENTITY,
    /** The escapes of a JSON string (RFC 8259 section 7). */
    JSON;

    /** The name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
