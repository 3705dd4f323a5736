package org.chuangdai.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.chuangdai.telemetry.Meters;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds the document of a request that names it by its hash, and lets no other than registered ones through where the setting says so. */
@Singleton
class DocumentTrust {
    private final DocumentsByHash registered;
    private final boolean trustedOnly;

    DocumentTrust(DocumentsByHash registered, @ConfigProperty(name = "chuangdai.graphql.trusted-only") Optional<Boolean> trustedOnly) {
        this.registered = registered;
        this.trustedOnly = trustedOnly.orElse(false);
    }

    /** Whether {@link #resolve} has to be asked; what it does is not free. */
    boolean hasToLookUp(GraphQLRequest request) {
        return trustedOnly || request.documentHash() != null;
    }

    /** The request with its text; fails with UNKNOWN_DOCUMENT when the document is not registered. */
    Uni<GraphQLRequest> resolve(GraphQLRequest request) {
        String hash = request.query() == null ? request.documentHash() : sha256(request.query());
        if (request.documentHash() != null && !hash.equals(request.documentHash())) {
            return Uni.createFrom().failure(new Refusal(ErrorCode.BAD_REQUEST, "query的SHA-256与给出的散列值不符。", "The SHA-256 of `query` is not the hash that is given."));
        }
        if (request.query() != null && !trustedOnly) {
            return Uni.createFrom().item(request);
        }
        return registered.text(hash).onItem().ifNull().failWith(() -> unknown(hash)).map(request::withQuery);
    }

    private Refusal unknown(String hash) {
        Meters.documentRefused(ErrorCode.UNKNOWN_DOCUMENT.name());
        return trustedOnly
                ? new Refusal(ErrorCode.UNKNOWN_DOCUMENT, "本服务只执行已登记的文档；请管理员用register-documents登记此文档（sha256:%s）。",
                        "Only registered documents are served; have an administrator register this one (sha256:%s) with register-documents.", hash)
                : new Refusal(ErrorCode.UNKNOWN_DOCUMENT, "没有登记过此文档（sha256:%s）；请发送query全文，或先用register-documents登记。",
                        "No such document is registered (sha256:%s); send its text as `query`, or register it with register-documents.", hash);
    }

    /** Of a text in UTF-8, 64 lower-case hexadecimal digits. */
    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
