/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.model;

import java.util.Locale;

/** How the gateway authenticates to a server (REFERENCE 5.1, SEMANTICS 8.2). */
public enum AuthMode {
    /** Not at all. */
    NONE,
    /** A fixed bearer token (RFC 6750). */
    BEARER,
    /** OAuth client credentials (RFC 6749 section 4.4), or a fixed access token. */
    OAUTH,
    /** User name and password (RFC 7617). */
    BASIC,
    /** Variables of the environment of a child process. */
    ENV;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The name in documents. */
    public String wire() {
        return wire;
    }

    /** Whether a server over that transport can be authenticated to so. */
    public boolean fits(ServerTransport transport) {
        return switch (this) {
            case NONE -> true;
            case BEARER, OAUTH, BASIC -> transport == ServerTransport.HTTP;
            case ENV -> transport == ServerTransport.STDIO;
        };
    }
}
