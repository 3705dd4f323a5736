package org.chuangdai.testing;

import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A certificate for a test, with its key and what trusts it.
 *
 * @param certificate in PEM
 * @param key         in PEM, for the eyes of its owner alone
 * @param keyStore    both as PKCS 12, under {@link #PASSWORD}
 * @param authority   in PEM
 */
public record Certificates(Path certificate, Path key, Path keyStore, Path authority) {
    public static final String PASSWORD = "password";
    private static final AtomicInteger MADE = new AtomicInteger();

    /** A new certificate of this host, by an authority of its own. */
    public static Certificates of(String host, Path directory) throws Exception {
        String name = host + MADE.incrementAndGet();
        new CertificateGenerator(directory, true).generate(new CertificateRequest().withName(name).withPassword(PASSWORD).withFormats(List.of(Format.PEM, Format.PKCS12))
                .withCN(host).withSubjectAlternativeName("DNS:" + host));
        Path key = directory.resolve(name + ".key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return new Certificates(directory.resolve(name + ".crt"), key, directory.resolve(name + "-keystore.p12"), directory.resolve(name + "-ca.crt"));
    }
}
