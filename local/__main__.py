"""`python -m local up`: the whole portal on this machine."""

from local.cli.main import main

if __name__ == "__main__":
    main()
