/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

/**
 * The token without which no secret leaves its type. It protects nothing by itself: it makes every place where secret
 * material is handed out show up in a search for this name.
 */
public final class InsecureSecretAccess {
    private static final InsecureSecretAccess TOKEN = new InsecureSecretAccess();

    private InsecureSecretAccess() {}

    /** The token. Whoever asks for it answers for where the secret goes. */
    public static InsecureSecretAccess token() {
        return TOKEN;
    }
}
