package org.chuangdai.dossier;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

/** A page of follow-ups. */
@Description("跟踪服务（一页） · Page of follow-ups.")
public class FollowUpConnection extends Connection<FollowUp> {

    public FollowUpConnection(Page<FollowUp> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
