/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp;

import ai.orcarouter.mcp.internal.transport.Trust;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trusts the certificates of a store and no others. Stateless. */
final class TrustedAuthorities {
    private TrustedAuthorities() {}

    static Trust of(KeyStore authorities) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager trust && trust.getAcceptedIssuers().length > 0) {
                    SSLContext context = SSLContext.getInstance("TLS");
                    context.init(null, new TrustManager[] {trust}, null);
                    return new Trust(context.getSocketFactory(), trust);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the store of authorities cannot be used", e);
        }
        throw new IllegalArgumentException("the store holds no certificate of an authority");
    }
}
