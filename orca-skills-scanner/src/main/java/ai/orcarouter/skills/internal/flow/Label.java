/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.flow;

/** What a value may hold (skills.md 4.2). */
public enum Label {
    /** Every environment variable. */
    ENV_ALL("all environment variables"),
    /** One environment variable that is named like a credential. */
    ENV_KEY("a credential of the environment"),
    /** The path of a file with credentials; only reading it makes a secret of it. */
    CRED_PATH("the path of a file with credentials"),
    /** What a file with credentials holds. */
    CRED_FILE("a file with credentials"),
    /** Names of the user's files. */
    USER_FILE("the user's files"),
    /** Facts about the machine and the user. */
    SYSINFO("facts about the machine"),
    /** What the clipboard holds. */
    CLIP("the clipboard"),
    /** What the network returned. */
    NET_IN("what the network returned"),
    /** What the model passes to a tool. */
    ARG("an argument of a tool"),
    /** What an encoded text decodes to. */
    DECODED("decoded text"),
    /** An address, whose host says where something goes. */
    URL("an address"),
    /** What a function is given. */
    PARAM("a parameter"),
    /** That more came together than is told apart. */
    MORE("more than is told apart");

    private final String what;

    Label(String what) {
        this.what = what;
    }

    /** What it is, for people. */
    public String what() {
        return what;
    }
}
