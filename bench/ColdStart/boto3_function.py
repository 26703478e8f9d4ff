"""The yardstick: the same remediation as an experienced Python developer writes it for AWS Lambda.

The clients are made when the module is imported, so that Lambda makes them while it starts the function. The loop at the end is the
smallest that speaks the Lambda Runtime API; Lambda's own Python runtime imports more than this.
"""

import http.client
import json
import os
import time
import traceback

import boto3
from botocore.config import Config

CONFIG = Config(connect_timeout=3, read_timeout=10, retries={"mode": "standard"})
EC2 = boto3.client("ec2", config=CONFIG)
SNS = boto3.client("sns", config=CONFIG)
SSM = boto3.client("ssm", config=CONFIG)
TOPIC_ARN = os.environ["NOTICE_TOPIC_ARN"]

MEMORY_PATH = os.environ["MEMORY_PATH"]

WORLD = {"0.0.0.0/0", "::/0"}
FORBIDDEN_PORTS = {22, 23, 135, 445, 1433, 1521, 2375, 3306, 3389, 5432, 5985, 6379, 9200, 11211, 27017}


def list_rules(group_id):
    answer = EC2.describe_security_group_rules(
        Filters=[{"Name": "group-id", "Values": [group_id]}], MaxResults=1000
    )
    return answer["SecurityGroupRules"]


def is_forbidden(rule):
    if rule["IsEgress"] or not {rule.get("CidrIpv4"), rule.get("CidrIpv6")} & WORLD:
        return False
    if rule["IpProtocol"] == "-1":
        return True
    return any(rule["FromPort"] <= port <= rule["ToPort"] for port in FORBIDDEN_PORTS)


def describe(rule):
    source = rule.get("CidrIpv4") or rule.get("CidrIpv6")
    return f"{rule['IpProtocol']} {rule['FromPort']}-{rule['ToPort']} from {source} ({rule['SecurityGroupRuleId']})"


def read_history(group_id):
    answer = SSM.get_parameters_by_path(Path=f"{MEMORY_PATH}/openings/{group_id}")
    for parameter in answer["Parameters"]:
        return json.loads(parameter["Value"])
    return {}


def write_history(group_id, history):
    SSM.put_parameter(Name=f"{MEMORY_PATH}/openings/{group_id}/times", Value=json.dumps(history), Type="String", Overwrite=True)


def attached_to(group_id):
    answer = EC2.describe_network_interfaces(Filters=[{"Name": "group-id", "Values": [group_id]}], MaxResults=1000)
    interfaces = answer["NetworkInterfaces"]
    ids = sorted({found["Attachment"]["InstanceId"] for found in interfaces if "InstanceId" in found.get("Attachment", {})})
    names = {}
    if ids:
        for reservation in EC2.describe_instances(InstanceIds=ids)["Reservations"]:
            for instance in reservation["Instances"]:
                tags = {tag["Key"]: tag["Value"] for tag in instance.get("Tags", [])}
                names[instance["InstanceId"]] = tags.get("Name", "")
    return [
        f"{found['NetworkInterfaceId']} {found.get('Attachment', {}).get('InstanceId', '')} "
        f"{names.get(found.get('Attachment', {}).get('InstanceId'), '')} {found.get('Association', {}).get('PublicIp', '')}"
        for found in interfaces
    ]


def notice(event, group, closed, attachments):
    detail = event["detail"]
    who = detail["userIdentity"]
    lines = [
        f"Security group {group['GroupId']} \"{group['GroupName']}\" in {group['VpcId']}, account {event['account']}, {event['region']}",
        *(f"- closed: {describe(rule)}" for rule in closed),
        *(f"- protects: {attachment}" for attachment in attachments),
        f"Opened by {who.get('arn', who['type'])} from {detail['sourceIPAddress']} with {detail['userAgent']} at {detail['eventTime']}.",
    ]
    return "\n".join(lines)


def handler(event):
    group_id = event["detail"]["requestParameters"]["groupId"]
    history = read_history(group_id)
    group = EC2.describe_security_groups(GroupIds=[group_id])["SecurityGroups"][0]
    closed = [rule for rule in list_rules(group_id) if is_forbidden(rule)]
    if not closed:
        return {"summary": "Nothing to do."}

    closed_ids = [rule["SecurityGroupRuleId"] for rule in closed]
    EC2.revoke_security_group_ingress(GroupId=group_id, SecurityGroupRuleIds=closed_ids)
    still_open = {rule["SecurityGroupRuleId"] for rule in list_rules(group_id)} & set(closed_ids)
    if still_open:
        raise RuntimeError(f"{group_id}: still open: {sorted(still_open)}")

    attachments = attached_to(group_id)
    for rule in closed:
        history.setdefault(f"{rule['IpProtocol']} {rule['FromPort']} {rule.get('CidrIpv4') or rule.get('CidrIpv6')}", []).append(int(time.time()))
    write_history(group_id, history)
    published = SNS.publish(
        TopicArn=TOPIC_ARN,
        Subject=f"Closed: {len(closed)} rule(s) - {group_id} ({group['GroupName']}) {event['region']}"[:100],
        Message=notice(event, group, closed, attachments),
        MessageAttributes={
            "kind": {"DataType": "String", "StringValue": "Closed"},
            "severity": {"DataType": "String", "StringValue": "medium"},
            "account": {"DataType": "String", "StringValue": event["account"]},
            "region": {"DataType": "String", "StringValue": event["region"]},
            "resource": {"DataType": "String", "StringValue": group_id},
        },
    )
    print(json.dumps({"level": "INFO", "message": f"{group_id}: closed {closed_ids}", "noticeId": published["MessageId"]}), flush=True)
    return {"summary": f"{group_id}: closed.", "rules": closed_ids, "noticeId": published["MessageId"]}


def main():
    runtime = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    invocations = "/2018-06-01/runtime/invocation"
    while True:
        runtime.request("GET", f"{invocations}/next")
        answer = runtime.getresponse()
        event = json.loads(answer.read())
        request_id = answer.getheader("Lambda-Runtime-Aws-Request-Id")
        try:
            path, body = "response", handler(event)
        except Exception as failure:
            path = "error"
            body = {"errorType": type(failure).__name__, "errorMessage": str(failure), "stackTrace": traceback.format_exc().splitlines()}
        runtime.request("POST", f"{invocations}/{request_id}/{path}", json.dumps(body), {"Content-Type": "application/json"})
        runtime.getresponse().read()


if __name__ == "__main__":
    main()
