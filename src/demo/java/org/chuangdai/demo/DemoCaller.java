package org.chuangdai.demo;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import org.chuangdai.access.Caller;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;

/** Everybody who tries the demo: somebody with every role who sees everything. */
@Alternative
@Priority(1)
@ApplicationScoped
public class DemoCaller implements CurrentCaller {
    private static final Caller VISITOR = new Caller("visitor", "演示用户", Set.of("admin", "officer", "bank", "guarantor", "finance", "base-operator", "entrepreneur"), null, null, null, Sight.ALL);

    @Override
    public Caller caller() {
        return VISITOR;
    }
}
