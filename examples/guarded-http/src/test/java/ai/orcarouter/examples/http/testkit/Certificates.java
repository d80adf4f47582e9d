/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.http.testkit;

import ai.orcarouter.examples.http.Trust;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An authority that lives as long as a test, and servers under it. */
public final class Certificates {
    private final HeldCertificate authority = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("test authority")
            .build();

    /** A new authority. */
    public Certificates() {}

    /** What a server with these names, or addresses, presents. */
    public SSLContext server(String... names) {
        HeldCertificate.Builder certificate = new HeldCertificate.Builder().signedBy(authority);
        for (String name : names) {
            certificate.addSubjectAlternativeName(name);
        }
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate.build())
                .build()
                .sslContext();
    }

    /** Trust in this authority and no other. */
    public Trust trust() {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .build();
        return new Trust(certificates.sslSocketFactory(), certificates.trustManager());
    }
}
