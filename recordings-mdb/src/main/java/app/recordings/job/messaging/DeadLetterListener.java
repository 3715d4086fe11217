package app.recordings.job.messaging;

import app.recordings.broker.BrokerException;
import app.recordings.job.JobBell;
import app.recordings.job.JobQueues;
import app.recordings.job.JobResult;
import app.recordings.job.JobResults;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends the jobs that failed for good. A bell that the broker itself gave up is only logged: its job, if it still
 * waits or is under a lapsed lease, is the sweeper's.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = JobQueues.DEAD),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-ra"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1"),
            @ActivationConfigProperty(propertyName = "setupAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "setupInterval", propertyValue = "1000")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeadLetterListener implements MessageListener {
    private static final Logger LOG = Logger.getLogger(DeadLetterListener.class.getName());

    /** Set by the broker on what it moves from another queue. */
    private static final String GIVEN_UP_FROM = "_AMQ_ORIG_ADDRESS";

    @Inject
    JobResults results;

    @Override
    public void onMessage(Message message) {
        try {
            String text = message.getBody(String.class);
            Optional<JobResult> result = JobResult.parse(text);
            if (result.isPresent()) {
                results.bury(result.get(), message.getStringProperty(GIVEN_UP_FROM));
            } else {
                LOG.log(
                        Level.WARNING,
                        "The broker gave up on a message of job {0}",
                        JobBell.parse(text).map(Object::toString).orElse("unknown"));
            }
        } catch (JMSException | BrokerException e) {
            throw new IllegalStateException("The dead letter could not be dealt with", e);
        }
    }
}
