package org.chuangdai.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Limits;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.graphql.Refusal;

/** Personal values in full: for who may see them, gives a reason, and only once that is written down. */
@RequestScoped
public class Unmasking {
    /** Description of the argument that every unmasked field has. */
    public static final String REASON = "理由（5至200个字符，写入审计记录） · Why it is needed, in 5 to 200 characters, for the audit log.";
    private final CurrentCaller current;
    private final Trail trail;
    private int asked;

    Unmasking(CurrentCaller current, Trail trail) {
        this.current = current;
        this.trail = trail;
    }

    /** The reason as it is written down; FORBIDDEN without the role {@code pii-reader} beside another, BAD_REQUEST when it is no reason. */
    public String permit(String reason) {
        if (!current.caller().isPiiReader()) {
            throw new Refusal(ErrorCode.FORBIDDEN, "查看明文需要pii-reader角色，请联系管理员。", "Unmasked values need the role pii-reader; ask an administrator.");
        }
        return Personal.reason(reason);
    }

    /**
     * The values of a field of several objects, with one event for each of them. TOO_COSTLY when the request asks for too many.
     *
     * @param type  GraphQL type of the objects
     * @param field that is asked for
     * @param keys  of the objects
     * @param read  the values of those in sight
     */
    public Uni<Map<Long, String>> reveal(String type, String field, List<Long> keys, String reason, Function<List<Long>, Uni<Map<Long, String>>> read) {
        String why = permit(reason);
        asked += keys.size();
        if (asked > Limits.UNMASKED_VALUES_MAX) {
            throw new Refusal(ErrorCode.TOO_COSTLY, "一次请求最多查看%s个明文。", "One request shows at most %s unmasked values.", Limits.UNMASKED_VALUES_MAX);
        }
        Deed deed = Deed.of(AuditKind.UNMASK, type + "." + field, AuditResult.DONE).because(why);
        return read.apply(keys).call(values -> values.isEmpty() ? Uni.createFrom().voidItem()
                : trail.write(trail.here(), deed.onEach(type, values.keySet().stream().sorted().map(key -> NodeId.of(type, key)).toList())));
    }
}
