/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import java.util.Arrays;

/** A report in one form for people, made by the host: a PDF, a page, a table. Immutable. */
public final class Rendering {
    private static final int MAX_NAME = 64;

    private final String name;
    private final byte[] content;

    /**
     * A rendering.
     *
     * @param name its file name: up to 64 letters, digits, {@code -}, {@code _} and {@code .}, not starting with a
     *     point
     * @param content its bytes; copied
     */
    public Rendering(String name, byte[] content) {
        if (!isFileName(name)) {
            throw new IllegalArgumentException("a rendering has a plain file name");
        }
        this.name = name;
        this.content = content.clone();
    }

    /** Whether a name means a file in every folder and on every system. */
    static boolean isFileName(String name) {
        boolean plain = !name.isEmpty() && name.length() <= MAX_NAME && name.charAt(0) != '.';
        for (int i = 0; plain && i < name.length(); i++) {
            char c = name.charAt(i);
            plain = (c >= '0' && c <= '9')
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || c == '-'
                    || c == '_'
                    || c == '.';
        }
        return plain;
    }

    /** The file name. */
    public String name() {
        return name;
    }

    /** A copy of the bytes. */
    public byte[] content() {
        return content.clone();
    }

    /** Name and length. */
    @Override
    public String toString() {
        return "Rendering[" + name + ", " + content.length + " bytes, " + Arrays.hashCode(content) + "]";
    }
}
