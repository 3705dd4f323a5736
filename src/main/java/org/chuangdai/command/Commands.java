package org.chuangdai.command;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.chuangdai.access.Caller;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;
import org.chuangdai.audit.AuditKind;
import org.chuangdai.audit.AuditResult;
import org.chuangdai.audit.Deed;
import org.chuangdai.audit.Scene;
import org.chuangdai.audit.Trail;
import org.chuangdai.graphql.CurrentMutation;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Fault;
import org.chuangdai.graphql.Limits;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;
import org.chuangdai.sql.Trouble;
import org.chuangdai.telemetry.Meters;
import org.chuangdai.vault.Vault;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The one way of a command: role checked, one transaction, key looked up, rules and changes, receipt, audit event, commit.
 * A deadlock or a serialization failure is tried again; a broken rule undoes everything.
 */
@ApplicationScoped
public class Commands {
    private static final int ATTEMPTS_MAX = 3;
    private static final Duration WAIT_MAX = Duration.ofMillis(Limits.COMMAND_MS_MAX);
    private final Mutiny.SessionFactory sessions;
    private final CurrentCaller current;
    private final CurrentVertxRequest request;
    private final Vault vault;
    private final CurrentMutation mutation;
    private final Trail trail;
    private final Sources sources;

    Commands(Mutiny.SessionFactory sessions, CurrentCaller current, CurrentVertxRequest request, Vault vault, CurrentMutation mutation, Trail trail, Sources sources) {
        this.sessions = sessions;
        this.current = current;
        this.request = request;
        this.vault = vault;
        this.mutation = mutation;
        this.trail = trail;
        this.sources = sources;
    }

    /** What a command did: the key of the object it changed, or the rules it broke. */
    public record Outcome(Long resultKey, List<UserError> userErrors) {
    }

    /**
     * Carries a command out.
     *
     * @param roles      any of which the caller must have; FORBIDDEN otherwise
     * @param operation  name of the mutation
     * @param key        the client's idempotency key
     * @param input      the input's values in a fixed form: the same key with another input is refused with CONFLICT
     * @param work       the change, in the transaction's session; answers the key of the changed object, fails with {@link Rejection} when a rule is broken
     */
    public Uni<Outcome> run(Set<String> roles, String operation, String key, List<?> input, Function<Transaction, Uni<Long>> work) {
        return Uni.createFrom().deferred(() -> {
            Caller caller = current.caller();
            caller.requireAny(roles);
            Sight acting = caller.acting(roles);
            if (key.isBlank() || key.length() > 200) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "idempotencyKey 应为1至200个字符。", "idempotencyKey has 1 to 200 characters.");
            }
            Receipt receipt = new Receipt(caller.name(), operation, key, hash(input));
            Scene scene = trail.here();
            Deed deed = Deed.of(AuditKind.COMMAND, operation, AuditResult.DONE).on(mutation.object());
            return Uni.createFrom().deferred(() -> sessions.withTransaction(session -> once(new Transaction(session, acting), receipt, work, scene, deed)))
                    .onFailure(Commands::isWorthAnotherTry).retry().atMost(ATTEMPTS_MAX - 1)
                    .ifNoItem().after(WAIT_MAX).fail()
                    .invoke(sources::changed).map(resultKey -> new Outcome(resultKey, List.of()))
                    .onFailure().recoverWithUni(failure -> undone(failure, scene, deed))
                    .onItemOrFailure().invoke((outcome, failure) -> Meters.command(operation, failure != null ? "FAILED" : outcome.userErrors().isEmpty() ? "DONE" : "REJECTED"));
        });
    }

    /** What was undone is told by an event of its own; a refusal of the caller is told where all of them are. */
    private Uni<Outcome> undone(Throwable failure, Scene scene, Deed deed) {
        if (failure instanceof Rejection rejection) {
            return trail.write(scene, deed.ended(AuditResult.REJECTED, rejection.codes())).replaceWith(() -> new Outcome(null, rejection.inLanguage(language())));
        }
        ErrorCode code = Fault.codeOf(failure);
        Uni<Outcome> failed = Uni.createFrom().failure(failure);
        return code == ErrorCode.FORBIDDEN || code == ErrorCode.UNAUTHENTICATED ? failed
                : trail.write(scene, deed.ended(AuditResult.FAILED, code.name())).onFailure().recoverWithNull().chain(() -> failed);
    }

    private record Receipt(String caller, String operation, String key, String hash) {
    }

    private Uni<Long> once(Transaction transaction, Receipt receipt, Function<Transaction, Uni<Long>> work, Scene scene, Deed deed) {
        // A concurrent command under the same key holds the row until it commits; then it is found here.
        return transaction.execute(Sql.of("""
                insert into command_receipt (caller, operation, idempotency_key, input_hash, result_key)
                select ?, ?, ?, ?, 0 from (select sight_set(?, true)) under (scope) where scope is not null
                on conflict do nothing""", receipt.caller(), receipt.operation(), receipt.key(), vault.receipt(receipt.hash()), transaction.sight().scope().ofCommand().setting()))
                .flatMap(inserted -> inserted == 1 ? first(transaction, receipt, work).call(key -> trail.write(transaction, scene, deed.with("id=%d", key)))
                        : again(transaction, receipt).call(key -> trail.write(transaction, scene, deed.ended(AuditResult.REPLAYED).with("id=%d", key))));
    }

    private static Uni<Long> first(Transaction transaction, Receipt receipt, Function<Transaction, Uni<Long>> work) {
        return work.apply(transaction).call(resultKey -> transaction.execute(Sql.of(
                "update command_receipt set result_key = ? where caller = ? and operation = ? and idempotency_key = ?",
                resultKey, receipt.caller(), receipt.operation(), receipt.key())));
    }

    private Uni<Long> again(Transaction transaction, Receipt receipt) {
        return transaction.first(Sql.of("select input_hash, result_key from command_receipt where caller = ? and operation = ? and idempotency_key = ?",
                receipt.caller(), receipt.operation(), receipt.key()), cells -> {
                    if (!vault.isReceiptOf(cells.text(), receipt.hash())) {
                        throw new Rejection("CONFLICT", "idempotencyKey", "此 idempotencyKey 已用于另一条命令，请换一个。",
                                "This idempotencyKey was used for another input; choose a new one.");
                    }
                    return cells.id();
                });
    }

    private String language() {
        return request.getCurrent() == null ? null : request.getCurrent().request().getHeader("Accept-Language");
    }

    /** A deadlock, a serialization failure, or a unique key taken meanwhile: the next attempt sees what the other one wrote. */
    private static boolean isWorthAnotherTry(Throwable failure) {
        Trouble trouble = Trouble.of(failure);
        return trouble == Trouble.CONTENDED || trouble == Trouble.TAKEN;
    }

    /** The receipt keeps this under a key: an input with an identity number in it could be guessed from a plain hash. */
    private static String hash(List<?> input) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(input.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
