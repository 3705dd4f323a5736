package org.chuangdai.subsidy;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.chuangdai.graphql.Connection;
import org.chuangdai.graphql.Page;
import org.eclipse.microprofile.graphql.Description;

@Description("免申即享对象列表 · Page of those who qualify for a benefit.")
public class BenefitCandidateConnection extends Connection<BenefitCandidate> {

    public BenefitCandidateConnection(Page<BenefitCandidate> page, Supplier<Uni<Integer>> count) {
        super(page, count);
    }
}
