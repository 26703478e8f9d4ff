"""Reads shell commands, one JSON string a line, and says which of their calls the AWS CLI does not have: service, operation or option."""
import json
import re
import shlex
import sys

from awscli.clidriver import create_clidriver

GLOBAL_VALUES = {"--region", "--profile", "--output", "--query", "--endpoint-url", "--cli-read-timeout"}
driver = create_clidriver()
services = driver._get_command_table()


def calls(command):
    """The words of each call of aws in a shell command, also those inside $( )."""
    text = command.replace("\\\n", " ")
    for inner in re.findall(r"\$\(([^()]*)\)", text):
        yield from calls(inner)
    text = re.sub(r"\$\([^()]*\)", "VALUE", text)
    lexer = shlex.shlex(text, posix=True, punctuation_chars="();<>|&")
    lexer.whitespace_split = True
    words = []
    for token in [*lexer, ";"]:
        if token[0] in "();|&":
            while words and re.match(r"^[A-Za-z_]+=", words[0]):
                words = words[1:]
            if words and words[0] == "aws":
                yield words[1:]
            words = []
        else:
            words.append(token)


def problem(words):
    rest = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in GLOBAL_VALUES:
            skip = True
        elif word.split("=")[0] not in GLOBAL_VALUES and word not in ("--no-cli-pager", "--no-sign-request", "--debug"):
            rest.append(word)
    if not rest or rest[0] not in services:
        return f"there is no service {rest[:1]}"
    operations = services[rest[0]].create_help_command().command_table
    if len(rest) < 2 or rest[1] not in operations:
        return f"{rest[0]} has no operation {rest[1:2]}"
    operation = operations[rest[1]]
    known = set(getattr(operation, "arg_table", {}) or {}) | {"cli-input-json", "generate-cli-skeleton"}
    for option in (word[2:].split("=")[0] for word in rest[2:] if word.startswith("--")):
        if known and option not in known:
            return f"{rest[0]} {rest[1]} has no option --{option}"
    return None


failed = False
for line in sys.stdin:
    command = json.loads(line)
    for words in calls(command):
        wrong = problem(words)
        if wrong:
            failed = True
            print(f"{command}\n    {wrong}")
sys.exit(1 if failed else 0)
