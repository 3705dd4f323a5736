package org.chuangdai.live;

import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Limits;
import org.chuangdai.graphql.Refusal;

/**
 * One subscription as the topics see it. What it has not taken yet is kept by key, the newest of each: so much waits for a slow reader and no more.
 * It emits on the subscription's own context, and only what has been asked for.
 */
final class Reader<T> {
    private final MultiEmitter<? super T> emitter;
    private final Context context;
    private final Map<Object, T> waiting = new LinkedHashMap<>();

    Reader(MultiEmitter<? super T> emitter, Context context) {
        this.emitter = emitter;
        this.context = context;
        emitter.onRequest(count -> emit());
    }

    /** Offers values by key, from any context. */
    void offer(Map<?, T> values) {
        context.runOnContext(now -> {
            waiting.putAll(values);
            if (waiting.size() > Limits.LIVE_LOANS_PENDING_MAX) {
                emitter.fail(missed());
            } else {
                emit();
            }
        });
    }

    /** Ends the subscription, from any context. */
    void fail(Throwable failure) {
        context.runOnContext(now -> emitter.fail(failure));
    }

    private void emit() {
        Iterator<T> values = waiting.values().iterator();
        while (emitter.requested() > 0 && values.hasNext()) {
            T value = values.next();
            values.remove();
            emitter.emit(value);
        }
    }

    /** What a subscription to changes ends with that may not have seen all of them. */
    static Refusal missed() {
        return new Refusal(ErrorCode.RESYNC, "更改过多或连接中断，可能有遗漏；请重新读取列表后再订阅。",
                "Too many changes at once, or the connection was interrupted: some may be missing. Read the list again, then subscribe again.");
    }
}
