/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** RFC 8785 for objects, arrays, texts, truth values and safe integers, written from the RFC alone. */
final class IndependentJson {
    private IndependentJson() {}

    static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> sorted = new TreeMap<>();
            members.forEach((name, member) -> sorted.put((String) name, member));
            String comma = "{";
            for (Map.Entry<String, Object> member : sorted.entrySet()) {
                out.append(comma);
                text(member.getKey(), out);
                out.append(':');
                write(member.getValue(), out);
                comma = ",";
            }
            out.append(sorted.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> elements) {
            out.append('[');
            for (int i = 0; i < elements.size(); i++) {
                out.append(i == 0 ? "" : ",");
                write(elements.get(i), out);
            }
            out.append(']');
        } else if (value instanceof String text) {
            text(text, out);
        } else {
            out.append(value);
        }
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int named = "\b\t\n\f\r\"\\".indexOf(c);
            if (named >= 0) {
                out.append('\\').append("btnfr\"\\".charAt(named));
            } else if (c < 0x20) {
                out.append("\\u00").append(c < 0x10 ? "0" : "1").append("0123456789abcdef".charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
