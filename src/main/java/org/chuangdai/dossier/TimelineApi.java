package org.chuangdai.dossier;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.entrepreneur.Entrepreneur;
import org.chuangdai.graphql.Batcher;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The dossier over GraphQL. */
@GraphQLApi
@RegisterForReflection
public class TimelineApi {
    private static final int EVENTS_MAX = 500;
    private final TimelineStore store;
    private final Batcher batcher;
    private final CurrentCaller current;

    TimelineApi(TimelineStore store, Batcher batcher, CurrentCaller current) {
        this.store = store;
        this.batcher = batcher;
        this.current = current;
    }

    private record Asked(int limit, TimelineCursor after, List<TimelineEventKind> kinds) {
    }

    @NonNull
    @Description("一人一档 · Everything recorded about the person in order of time: start-ups, residencies, loans, repayments, subsidies, services, honours, follow-ups. "
            + "At most 500 events at a time; the next ones follow the cursor of the last.")
    public CompletionStage<List<@NonNull TimelineEvent>> timeline(@Source Entrepreneur entrepreneur,
            @Description("取前几条（默认及最多500） · Events from the front, 500 by default and at most.") Integer first, String after,
            @Description("事项；空则全部 · Kinds of events; all when missing.") List<TimelineEventKind> kinds) {
        int limit = first == null ? EVENTS_MAX : first;
        if (limit < 0 || limit > EVENTS_MAX) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "first 应为0至%s。", "first is 0 to %s.", EVENTS_MAX);
        }
        Asked asked = new Asked(limit, after == null ? null : TimelineCursor.decode(after), kinds);
        return batcher.load("Entrepreneur.timeline", asked, entrepreneur.key(), List.of(), ids -> store.events(ids, asked.kinds(), asked.after(), asked.limit(), current.sight()));
    }
}
