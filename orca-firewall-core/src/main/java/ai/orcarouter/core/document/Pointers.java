/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.document;

/** Builds JSON pointers (RFC 6901). */
public final class Pointers {
    private Pointers() {}

    /** The pointer of a member. */
    public static String member(String parent, String name) {
        boolean plain = name.indexOf('~') < 0 && name.indexOf('/') < 0;
        return parent + '/' + (plain ? name : name.replace("~", "~0").replace("/", "~1"));
    }

    /** The pointer of an element. */
    public static String item(String parent, int index) {
        return parent + '/' + index;
    }
}
