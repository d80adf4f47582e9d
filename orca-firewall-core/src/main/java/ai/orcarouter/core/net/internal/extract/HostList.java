/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import java.util.ArrayList;
import java.util.List;

/** Cuts at colons, except inside the brackets of an IPv6 address; empty parts are kept. */
final class HostList {
    private HostList() {}

    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean bracket = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ':' : text.charAt(i);
            if (c == '[' || c == ']') {
                bracket = c == '[';
            } else if (c == ':' && (!bracket || i == text.length())) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        return parts;
    }
}
