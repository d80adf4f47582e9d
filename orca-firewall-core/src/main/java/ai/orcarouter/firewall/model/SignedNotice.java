/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A notice that is ready to be sent by {@code POST}: the exact body, which the signature covers, and the headers that
 * go with it. Immutable.
 *
 * @param url where it goes; an https URL that passed the webhook check
 * @param headers names and values, in order
 * @param body JSON, to be sent in UTF-8 as it stands
 */
public record SignedNotice(String url, Map<String, String> headers, String body) {
    /** Copies the headers. */
    public SignedNotice {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
