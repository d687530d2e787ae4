package io.slipway.serving.node;

import io.slipway.serving.event.ServingEvent;
import io.slipway.serving.event.ServingEvent.Alarm;
import io.slipway.serving.event.ServingEvent.Unexpected;
import io.slipway.serving.event.ServingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs every event of a serving store as one line: news at info, alarms as warnings, what nobody foresaw with its trace. */
public final class NodeLog implements ServingListener {
    private static final Logger LOG = LoggerFactory.getLogger("io.slipway.node");

    @Override
    public void on(ServingEvent event) {
        if (event instanceof Unexpected wrong) {
            LOG.error(event.line(), wrong.failure());
        } else if (event instanceof Alarm) {
            LOG.warn(event.line());
        } else {
            LOG.info(event.line());
        }
    }
}
